<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>Annotations</name>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n hidden</numerusform>
                <numerusform>%n hidden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be placed</source>
            <translation>
                <numerusform>%n to be placed</numerusform>
                <numerusform>%n to be placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n annotation(s)</source>
            <translation>
                <numerusform>Delete %n annotation</numerusform>
                <numerusform>Delete %n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s)</source>
            <translation>
                <numerusform>%n document</numerusform>
                <numerusform>%n documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n step</numerusform>
                <numerusform>%n steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n tag</numerusform>
                <numerusform>%n tags</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Check</name>
        <message numerus="yes">
            <source>%n thing(s) not as they must be</source>
            <translation>
                <numerusform>%n thing not as they must be</numerusform>
                <numerusform>%n things not as they must be</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Cleaning</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Codebook</name>
        <message numerus="yes">
            <source>%n annotation(s) and all tags under it go over to</source>
            <translation>
                <numerusform>%n annotation and all tags under it go over to</numerusform>
                <numerusform>%n annotations and all tags under it go over to</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) go with it.</source>
            <translation>
                <numerusform>%n annotation goes with it.</numerusform>
                <numerusform>%n annotations go with it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>%n new tag</numerusform>
                <numerusform>%n new tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the codebook were not taken</source>
            <translation>
                <numerusform>%n row of the codebook was not taken</numerusform>
                <numerusform>%n rows of the codebook were not taken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) stand deeper than 32 levels and are shown on the last of these. Move them up.</source>
            <translation>
                <numerusform>%n tag stands deeper than 32 levels and is shown on the last of these. Move it up.</numerusform>
                <numerusform>%n tags stand deeper than 32 levels and are shown on the last of these. Move them up.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) stand under themselves and are shown at the end. Move them to mend it.</source>
            <translation>
                <numerusform>%n tag stands under itself and is shown at the end. Move it to mend it.</numerusform>
                <numerusform>%n tags stand under themselves and are shown at the end. Move them to mend it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) under it go with it.</source>
            <translation>
                <numerusform>%n tag under it goes with it.</numerusform>
                <numerusform>%n tags under it go with it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to %1</source>
            <translation>
                <numerusform>%n tag written to %1</numerusform>
                <numerusform>%n tags written to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message numerus="yes">
            <source>%n annotation(s) exported to %1</source>
            <translation>
                <numerusform>%n annotation exported to %1</numerusform>
                <numerusform>%n annotations exported to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) exported to %1</source>
            <translation>
                <numerusform>%n document exported to %1</numerusform>
                <numerusform>%n documents exported to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s) exported to %1</source>
            <translation>
                <numerusform>%n figure exported to %1</numerusform>
                <numerusform>%n figures exported to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) exported to %1</source>
            <translation>
                <numerusform>%n tag exported to %1</numerusform>
                <numerusform>%n tags exported to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%n row(s) copied as cells</source>
            <translation>
                <numerusform>%n row copied as cells</numerusform>
                <numerusform>%n rows copied as cells</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message numerus="yes">
            <source>%n document(s)</source>
            <translation>
                <numerusform>%n document</numerusform>
                <numerusform>%n documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) exported to %1</source>
            <translation>
                <numerusform>%n step exported to %1</numerusform>
                <numerusform>%n steps exported to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) forgotten</source>
            <translation>
                <numerusform>%n step forgotten</numerusform>
                <numerusform>%n steps forgotten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Older than %n day(s)</source>
            <translation>
                <numerusform>Older than %n day</numerusform>
                <numerusform>Older than %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more row(s)</source>
            <translation>
                <numerusform>… and %n more row</numerusform>
                <numerusform>… and %n more rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Importing</name>
        <message numerus="yes">
            <source>%n document(s) imported</source>
            <translation>
                <numerusform>%n document imported</numerusform>
                <numerusform>%n documents imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) have changed</source>
            <translation>
                <numerusform>%n file has changed</numerusform>
                <numerusform>%n files have changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) have changed since they were imported</source>
            <translation>
                <numerusform>%n file have changed since they were imported</numerusform>
                <numerusform>%n files have changed since they were imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) not taken</source>
            <translation>
                <numerusform>%n file not taken</numerusform>
                <numerusform>%n files not taken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n known already</numerusform>
                <numerusform>%n known already</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Outline</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Papers</name>
        <message numerus="yes">
            <source>%n annotation(s) go with them.</source>
            <translation>
                <numerusform>%n annotation goes with them.</numerusform>
                <numerusform>%n annotations go with them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n document(s)?</source>
            <translation>
                <numerusform>Delete %n document?</numerusform>
                <numerusform>Delete %n documents?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>The &amp;same for the %n file(s) that wait</source>
            <translation>
                <numerusform>The &amp;same for the %n file that waits</numerusform>
                <numerusform>The &amp;same for the %n files that wait</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Properties</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged place(s)</source>
            <translation>
                <numerusform>%n damaged place</numerusform>
                <numerusform>%n damaged places</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Queue</name>
        <message numerus="yes">
            <source>%n suggestion(s) wait</source>
            <translation>
                <numerusform>%n suggestion waits</numerusform>
                <numerusform>%n suggestions wait</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Accept %n suggestion(s)?</source>
            <translation>
                <numerusform>Accept %n suggestion?</numerusform>
                <numerusform>Accept %n suggestions?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReadingDeeds</name>
        <message numerus="yes">
            <source>Annotate %n hit(s)</source>
            <translation>
                <numerusform>Annotate %n hit</numerusform>
                <numerusform>Annotate %n hits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Receiving</name>
        <message numerus="yes">
            <source>%n annotation(s) have no place and were left out:</source>
            <translation>
                <numerusform>%n annotation has no place and was left out:</numerusform>
                <numerusform>%n annotations have no place and were left out:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) taken in from %1</source>
            <translation>
                <numerusform>%n annotation taken in from %1</numerusform>
                <numerusform>%n annotations taken in from %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) were made on an older text and wait to be placed</source>
            <translation>
                <numerusform>%n annotation was made on an older text and waits to be placed</numerusform>
                <numerusform>%n annotations were made on an older text and wait to be placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) were there already</source>
            <translation>
                <numerusform>%n annotation was there already</numerusform>
                <numerusform>%n annotations were there already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) were there already</source>
            <translation>
                <numerusform>%n document was there already</numerusform>
                <numerusform>%n documents were there already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new document(s)</source>
            <translation>
                <numerusform>%n new document</numerusform>
                <numerusform>%n new documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>%n new tag</numerusform>
                <numerusform>%n new tags</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Retrieval</name>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Another tag for %n annotation(s)</source>
            <translation>
                <numerusform>Another tag for %n annotation</numerusform>
                <numerusform>Another tag for %n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n annotation(s)?</source>
            <translation>
                <numerusform>Delete %n annotation?</numerusform>
                <numerusform>Delete %n annotations?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n passage(s)?</source>
            <translation>
                <numerusform>Tag %n passage?</numerusform>
                <numerusform>Tag %n passages?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The same note on %n annotation(s)</source>
            <translation>
                <numerusform>The same note on %n annotation</numerusform>
                <numerusform>The same note on %n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message numerus="yes">
            <source>%n character(s) selected</source>
            <translation>
                <numerusform>%n character selected</numerusform>
                <numerusform>%n characters selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged place(s)</source>
            <translation>
                <numerusform>%n damaged place</numerusform>
                <numerusform>%n damaged places</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be placed</source>
            <translation>
                <numerusform>%n to be placed</numerusform>
                <numerusform>%n to be placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Marks of %n annotator(s) hidden</source>
            <translation>
                <numerusform>Marks of %n annotator hidden</numerusform>
                <numerusform>Marks of %n annotators hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message numerus="yes">
            <source>accept %n suggestion(s) of {tag}</source>
            <translation>
                <numerusform>accept %n suggestion of {tag}</numerusform>
                <numerusform>accept %n suggestions of {tag}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>annotate %n figure(s)</source>
            <translation>
                <numerusform>annotate %n figure</numerusform>
                <numerusform>annotate %n figures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>annotate %n hit(s)</source>
            <translation>
                <numerusform>annotate %n hit</numerusform>
                <numerusform>annotate %n hits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>change %n annotation(s) to {tag}</source>
            <translation>
                <numerusform>change %n annotation to {tag}</numerusform>
                <numerusform>change %n annotations to {tag}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>delete %n annotation(s)</source>
            <translation>
                <numerusform>delete %n annotation</numerusform>
                <numerusform>delete %n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>delete %n document(s)</source>
            <translation>
                <numerusform>delete %n document</numerusform>
                <numerusform>delete %n documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>go back %n step(s)</source>
            <translation>
                <numerusform>go back %n step</numerusform>
                <numerusform>go back %n steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>import %n document(s)</source>
            <translation>
                <numerusform>import %n document</numerusform>
                <numerusform>import %n documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>keep %n annotation(s) as lost</source>
            <translation>
                <numerusform>keep %n annotation as lost</numerusform>
                <numerusform>keep %n annotations as lost</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>one note on %n annotation(s)</source>
            <translation>
                <numerusform>one note on %n annotation</numerusform>
                <numerusform>one note on %n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>put {tag} on %n passage(s)</source>
            <translation>
                <numerusform>put {tag} on %n passage</numerusform>
                <numerusform>put {tag} on %n passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>refuse %n suggestion(s) of {tag}</source>
            <translation>
                <numerusform>refuse %n suggestion of {tag}</numerusform>
                <numerusform>refuse %n suggestions of {tag}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>review %n annotation(s)</source>
            <translation>
                <numerusform>review %n annotation</numerusform>
                <numerusform>review %n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tagging</name>
        <message numerus="yes">
            <source>%n figure(s) annotated with “%1”</source>
            <translation>
                <numerusform>%n figure annotated with “%1”</numerusform>
                <numerusform>%n figures annotated with “%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Annotate %n figure(s)</source>
            <translation>
                <numerusform>Annotate %n figure</numerusform>
                <numerusform>Annotate %n figures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Upkeep</name>
        <message numerus="yes">
            <source>%n annotation(s) found no certain place: Annotate › To be placed</source>
            <translation>
                <numerusform>%n annotation found no certain place: Annotate › To be placed</numerusform>
                <numerusform>%n annotations found no certain place: Annotate › To be placed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Versions</name>
        <message numerus="yes">
            <source>%n annotation(s) stand in this version</source>
            <translation>
                <numerusform>%n annotation stand in this version</numerusform>
                <numerusform>%n annotations stand in this version</numerusform>
            </translation>
        </message>
    </context>
</TS>
