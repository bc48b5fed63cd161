"""Messages of the commands, in Chinese where the system's language is Chinese, otherwise in English."""

import os
import sys

_MESSAGES: dict[str, tuple[str, str]] = {
    # failures
    "no-library": (
        "no library at {path}; `piyue import` makes one",
        "{path} 处没有文库；`piyue import` 会新建",
    ),
    "no-command": (
        "{path} is neither a library nor a command; see `piyue --help`",
        "{path} 既不是文库也不是命令；见 `piyue --help`",
    ),
    "unknown-id": ("no document has the ID {id}", "没有标识为 {id} 的文档"),
    "ambiguous-id": (
        "more than one has the ID {id}…; give more of it",
        "不止一个标识以 {id} 开头，请多给几位",
    ),
    "no-id": ("with --library, name the document by its ID", "使用 --library 时须给出文档标识"),
    "outside": (
        "{start}–{end} is outside the text, which has {length} characters",
        "{start}–{end} 超出文本范围（全文 {length} 字）",
    ),
    "empty-range": (
        "the range {start}–{end} is empty: END must be greater than START",
        "选段 {start}–{end} 为空：END 必须大于 START",
    ),
    "not-whole": ("{value} is not a whole number", "{value} 不是整数"),
    "no-name": ("the name of a file may not be empty", "文件名不能为空"),
    "bad-value": ("{value} cannot be taken: {reason}", "不能使用 {value}：{reason}"),
    "slash": ("a name may not hold /", "名称不能含有 /"),
    "taken": ("the name is taken", "名称已被使用"),
    "too-deep": (
        "a tag may stand 32 levels deep at most",
        "标签最多 32 级",
    ),
    "too-long": (
        "the name of a tag may have 200 characters at most",
        "标签名称最多 200 字",
    ),
    "control-character": (
        "a name may not hold control characters or line ends",
        "名称不能含有控制字符或换行",
    ),
    "cannot-read": ("{path}: {reason}", "{path}：{reason}"),
    "cannot-write": ("{path} could not be written: {reason}", "无法写入 {path}：{reason}"),
    "world": ("that could not be done: {reason}", "无法完成：{reason}"),
    "no-memory": ("there is not enough memory for that", "内存不足"),
    "no-input": ("standard input is closed", "标准输入已关闭"),
    "tour-stopped": ("the tour stopped: {reason}", "演示中断：{reason}"),
    "no-output": ("the output could not be written: {reason}", "无法写出结果：{reason}"),
    "library": ("{path}: {reason}", "{path}：{reason}"),
    "no-display": (
        "there is no display here; `piyue tour FOLDER` shows the main job without one",
        "此处没有显示屏；可用 piyue tour FOLDER 在屏外演示主要功能",
    ),
    "no-qt": ("the window cannot be opened: {reason}", "无法打开窗口：{reason}"),
    # reasons why a file is not taken
    "empty": ("is empty", "是空文件"),
    "is-library": (
        "is a library of Piyue or belongs to one, not a document",
        "是批阅文库或其附属文件，不是文档",
    ),
    "binary": ("is no text (binary data)", "不是文本（二进制数据）"),
    "not-text": ("is no text in any encoding known here", "不是任何可识别编码的文本"),
    "no-permission": ("may not be read (no permission)", "没有读取权限"),
    "too-large": ("is larger than 64 MB", "超过 64 MB"),
    "too-much-within": ("unpacks to more than 256 MB, or to too many files", "解压后超过 256 MB，或文件过多"),
    "too-many-pages": ("has more than 2,000 pages", "超过 2000 页"),
    "too-many-rows": ("holds more than 200,000 documents", "文档超过 200000 篇"),
    "too-many-bytes": ("is too large: unpacks to more than 1 GB in all", "过大：解压后总计超过 1 GB"),
    "too-many-characters": ("is too large: more than 64 million characters", "过大：超过 6400 万字"),
    "too-many-cells": ("is too large: more than 20 million table cells", "过大：表格单元格超过 2000 万个"),
    "too-many-nodes": ("is too large: more than 4 million elements", "过大：超过 400 万个元素"),
    "too-many-sheet-rows": (
        "is too large: a sheet of more than 1,048,576 rows",
        "过大：工作表超过 1048576 行",
    ),
    "too-nested": ("is nested too deeply to be read", "嵌套层次过深，无法读取"),
    "too-much-memory": (
        "is too large: reading it takes more than 2 GB of memory",
        "过大：读取需要超过 2 GB 内存",
    ),
    "too-slow": ("took too long to read and was given up", "读取时间过长，已放弃"),
    "missing": ("does not exist", "不存在"),
    "not-a-file": ("is not a file", "不是文件"),
    "wrong-encoding": ("cannot be read in that encoding", "不能用该编码读取"),
    "io-error": ("could not be read", "无法读取"),
    "damaged": ("is broken or cut short", "文件已损坏或不完整"),
    "encrypted": ("is protected by a password", "有密码保护"),
    "scan": ("is a scan: it holds pictures of pages, no text", "是扫描件，只有页面图像，没有文字"),
    "needs-office": (
        "is an old Word file; LibreOffice has to be installed to read it",
        "是旧版 Word 文件，需要安装 LibreOffice 才能读取",
    ),
    "not-supported": ("is of a kind that is not read", "不支持该文件类型"),
    "is-folder": ("is a folder", "是文件夹"),
    "exists": ("exists already", "已存在"),
    "io": ("could not be read or written", "读写失败"),
    "replaced": ("was replaced by another file", "已被其他文件替换"),
    "conflict": ("has changed in the meantime", "已被改动"),
    "no-documents": ("holds no document", "不含文档"),
    "holds-library": ("it is a library or a backup of one", "那是文库或文库的备份"),
    "manifest-itself": ("the manifest would replace the export itself", "清单会覆盖导出文件本身"),
    "missing-folder": ("its folder does not exist", "所在文件夹不存在"),
    # reasons why a library is not opened or changed
    "not-a-library": ("is not a Piyue library; it was left as it is", "不是批阅文库，未作改动"),
    "newer": ("was made by a newer Piyue; it was left as it is", "由更新版本的批阅创建，未作改动"),
    "locked": ("is in use by another program; try again later", "正被其他程序使用，请稍后再试"),
    "vanished": (
        "is not there any more, and no new library was made in its place; put it back, restore a backup "
        "(`piyue restore` lists them), or name the file with `piyue import --library` to make a new one",
        "已不在原处，也没有另建新文库；请把它放回原处，或恢复备份（piyue restore 可列出备份），"
        "或用 piyue import --library 指明该文件以新建文库",
    ),
    "read-only": ("cannot be written to", "不可写入"),
    "corrupt": ("is damaged; restore a backup", "已损坏，请恢复备份"),
    "name-too-long": ("has too long a name", "名称过长"),
    "within-itself": ("a tag cannot stand below itself", "标签不能放在自己下面"),
    "full": ("the disk is full; nothing was changed", "磁盘已满，未作改动"),
    # import
    "imported": ("{path}: {count} new, {known} already there", "{path}：新增 {count} 篇，已有 {known} 篇"),
    "not-imported": ("{path}: not taken: {reason}", "{path}：未导入：{reason}"),
    "doubtful": (
        "read as {encoding}, which is a guess; --encoding overrides it",
        "按 {encoding} 读取（推测），可用 --encoding 指定",
    ),
    "renewed": (
        "{path}: has changed; a new version of {title}",
        "{path}：内容有变，已更新 {title} 的文本",
    ),
    "waiting": (
        "{count} annotations found no certain place; place them in the window (F7)",
        "{count} 条批注位置不确定，请在窗口中复核（F7）",
    ),
    "made": ("new", "新增"),
    "duplicate": ("already there", "已有"),
    "restored": ("brought back", "已恢复"),
    "size": ("{characters} characters", "{characters} 字"),
    "damage-count": ("{count} damaged places", "{count} 处残损"),
    "import-sum": (
        "documents: {documents} new, {known} already there; files: {files}, not taken: {failed}",
        "文档：新增 {documents} 篇，已有 {known} 篇；文件：{files} 个，未导入 {failed} 个",
    ),
    # export
    "no-format": (
        "{path} ends with no format known here: {known}; or name one with --format",
        "{path} 的扩展名不是可导出的格式：{known}；也可用 --format 指定",
    ),
    "arg-format": ("format, where the file's name does not tell", "格式（文件名未能说明时指定）"),
    "arg-manifest": (
        "also write a JSON file that says how the export was made, with its hash",
        "另写一个 JSON 文件，说明导出方式与哈希",
    ),
    "arg-annotations-file": (
        "annotations exported before, or another program's: .csv .jsonl .jsonld .qdpx",
        "以前导出的或其他程序的批注：.csv .jsonl .jsonld .qdpx",
    ),
    "about-import-annotations": (
        "take exported annotations into a library that has their documents",
        "把导出的批注导入含有相应文档的文库",
    ),
    "annotations-back": (
        "{path}: {new} annotations new, {repeated} already there, {unplaced} without a place",
        "{path}：新增 {new} 条批注，已有 {repeated} 条，{unplaced} 条找不到位置",
    ),
    "project-back": (
        "    documents: {documents} new, {known} already there; tags: {tags} new; for review: {waiting}",
        "    文档：新增 {documents} 篇，已有 {known} 篇；标签：新增 {tags} 个；待复核 {waiting} 条",
    ),
    "inner-refused": ("    not taken: {file}: {reason}", "    未导入：{file}：{reason}"),
    "inner-columns": ("    columns: {columns}", "    列：{columns}"),
    "mended-inner-name": (
        "    remark: the project within the file bears another name than it should",
        "    提示：文件内的项目名称与规定不符",
    ),
    "mended-internal": (
        "    remark: paths of texts did not say that they are within the file (×{times})",
        "    提示：文本路径缺少 internal://（{times} 处）",
    ),
    "mended-sources-folder": (
        "    remark: the folder of texts is written Sources (×{times})",
        "    提示：文本文件夹写作 Sources（{times} 处）",
    ),
    "mended-bom": (
        "    remark: a byte order mark was taken off a text (×{times})",
        "    提示：去掉了文本开头的字节顺序标记（{times} 处）",
    ),
    "mended-encoding": (
        "    remark: the encoding of a text, which is not UTF-8, was guessed (×{times})",
        "    提示：文本不是 UTF-8 编码，已按推测的编码读取（{times} 份）",
    ),
    "mended-line-ends": (
        "    remark: line ends of a text were made uniform (×{times})",
        "    提示：统一了文本的换行符（{times} 处）",
    ),
    "mended-dangling": (
        "    remark: a reference that leads nowhere was dropped (×{times})",
        "    提示：舍去了没有对象的引用（{times} 处）",
    ),
    "mended-utf-16": (
        "    remark: positions in a text counted UTF-16 units (×{times})",
        "    提示：文本中的位置按 UTF-16 单元计（{times} 份）",
    ),
    "mended-bad-range": (
        "    remark: a selection outside its text was dropped (×{times})",
        "    提示：舍去了超出文本范围的选段（{times} 处）",
    ),
    "mended-other-media": (
        "    remark: a source that is no text was passed over (×{times})",
        "    提示：跳过了不是文本的材料（{times} 份）",
    ),
    "mended-unknown-parts": (
        "    remark: memos, sets, cases, links and graphs have no place here; passed over (×{times})",
        "    提示：备忘录、集合、个案、链接和图形在文库中没有对应，已跳过（{times} 处）",
    ),
    "unplaced-document": (
        "    row {number}: the library has no such document",
        "    第 {number} 行：文库中没有该文档",
    ),
    "unplaced-quote": (
        "    row {number}: its words are not in the document, or not just once",
        "    第 {number} 行：文档中没有这段文字，或不止一处",
    ),
    "unplaced-tag": ("    row {number}: it names no tag", "    第 {number} 行：没有写明标签"),
    "unplaced-too-deep": (
        "    row {number}: its tag would stand deeper than 32 levels",
        "    第 {number} 行：标签超过 32 级",
    ),
    "unplaced-too-long": (
        "    row {number}: the name of its tag is longer than 200 characters",
        "    第 {number} 行：标签名称超过 200 字",
    ),
    "refused-too-deep": (
        "    tag {number}, {tag}, not taken: it would stand deeper than 32 levels",
        "    未导入第 {number} 个标签 {tag}：超过 32 级",
    ),
    "refused-too-long": (
        "    tag {number}, {tag}, not taken: a name in its path is longer than 200 characters",
        "    未导入第 {number} 个标签 {tag}：路径中有名称超过 200 字",
    ),
    "untagged": (
        "    {title}: “{quote}” not taken: its tag was not taken",
        "    {title}：未导入“{quote}”，因其标签未导入",
    ),
    "unplaced-words": ("    {title}: “{quote}” is not there", "    {title}：找不到“{quote}”"),
    "columns": ("lacks a column that annotations need", "缺少批注所需的列"),
    "arg-document": ("only this document; may be given several times", "只导出该文档，可多次给出"),
    "arg-region": (
        "only documents of this region, or of one within it; may be given several times",
        "只导出该地区（含所辖地区）的文档，可多次给出",
    ),
    "arg-year": ("only documents of this year; may be given several times", "只导出该年份的文档，可多次给出"),
    "arg-kind": ("only documents of this kind; may be given several times", "只导出该类型的文档，可多次给出"),
    "no-such-documents": ("no document is of this region, year and kind", "没有符合该地区、年份和类型的文档"),
    "arg-only-tag": (
        "only annotations with this tag, or one under it, given as a path; may be given several times",
        "只导出带该标签（或其下级标签）的批注，以路径给出，可多次给出",
    ),
    "arg-only-annotator": (
        "only annotations of this annotator; may be given several times",
        "只导出该批注者的批注，可多次给出",
    ),
    "no-tag": ("no tag has the path {path}", "没有路径为 {path} 的标签"),
    "no-annotator": ("nobody named {who} has annotated", "没有名为 {who} 的批注者"),
    "exported": ("{count} annotations written to {path}", "已将 {count} 条批注写入 {path}"),
    # backup, restore, check, history
    "contents": (
        "{documents} documents, {annotations} annotations, {tags} tags, {steps} steps",
        "{documents} 篇文档，{annotations} 条批注，{tags} 个标签，{steps} 步操作",
    ),
    "backups-there": (
        "backups: {count}, which `piyue restore` lists; the newest is {newest}",
        "有 {count} 份备份，piyue restore 可列出；最新一份是 {newest}",
    ),
    "no-backups": ("{path} has no backups yet", "{path} 还没有备份"),
    "same-file": ("{path} is the library itself, not a backup", "{path} 就是文库本身，不是备份"),
    "restored-from": ("{path} is now as in {source}", "已用 {source} 恢复 {path}"),
    "kept-in": ("what was there before is kept in {path}", "此前的内容保存在 {path}"),
    "set-aside": (
        "what was there could not be read; it was set aside in {folder} under a name with .broken",
        "原文件无法读取，已改名（含 .broken）留在 {folder}",
    ),
    "check-good": ("everything is in order: {held}", "一切完好：{held}"),
    "check-bad": ("{count} things are not as they must be", "有 {count} 处不正常"),
    "finding-integrity": ("the file is damaged", "文件已损坏"),
    "finding-foreign-key": ("a row points to one that is not there", "有记录指向不存在的内容"),
    "finding-hash": ("a text or file is not the one that was imported", "文本或原文件与导入时不符"),
    "finding-version": ("a version can't be read as it must be", "某个文本版本不完整"),
    "finding-quote": ("a passage's words are not at its place", "选段的文字与位置不符"),
    "finding-state": ("an annotation's place is not in the current text", "批注的位置不在当前文本中"),
    "finding-tree": ("a tag is under itself", "标签位于自身之下"),
    "finding-deep": (
        "tags stand deeper than 32 levels; the window shows them on the last of these",
        "标签超过 32 级；窗口把更深的标签显示在第 32 级",
    ),
    "finding-name": ("the name of a tag is longer than 200 characters", "标签名称超过 200 字"),
    "finding-step": ("a step of the history can't be read", "历史中有一步无法读取"),
    "finding-history": ("a row is not as the history left it", "内容与历史记录不符"),
    "remedy-restore": ("restore a backup: piyue restore", "恢复备份：piyue restore"),
    "remedy-import": ("import the file again", "重新导入该文件"),
    "remedy-review": ("look at the annotation and place it again", "核对该批注并重新定位"),
    "remedy-move": (
        "move the tag further up, or to the top level: drag it in the window's codebook",
        "把该标签移到更高的层级：在窗口的标签栏中拖动",
    ),
    "remedy-rename": ("give the tag a shorter name in the window", "在窗口中把该标签改短"),
    "remedy-thin": ("thin the history before this step", "清理这一步之前的历史"),
    "history-written": ("{count} steps written to {path}", "已将 {count} 步操作写入 {path}"),
    # tour
    "tour-imported": ("imported {count} documents: {titles}", "已导入 {count} 篇文档：{titles}"),
    "tour-double-click": (
        "double-clicked “{quote}” and clicked the tag {tag}",
        "双击“{quote}”，点击标签 {tag}",
    ),
    "tour-drag": ("dragged over “{quote}” and pressed 2: {tag}", "拖选“{quote}”，按 2：{tag}"),
    "tour-keys": ("selected “{quote}” by keys and pressed 3: {tag}", "用键盘选取“{quote}”，按 3：{tag}"),
    "tour-said": ("the window said: {words}", "窗口提示：{words}"),
    "tour-picture": ("picture: {path}", "截图：{path}"),
    "tour-exported": (
        "exported {count} annotations, each quote as it stands in the text: {path}",
        "已导出 {count} 条批注，引文均与原文一致：{path}",
    ),
    "tour-library": (
        "the library, closed and reopened, has {count} annotations: {path}",
        "文库重新打开后有 {count} 条批注：{path}",
    ),
    # help
    "help": ("show this help and stop", "显示本帮助"),
    "version": ("show the version and stop", "显示版本"),
    "usage": ("usage: ", "用法："),
    "examples": ("examples", "示例"),
    "arguments": ("arguments", "参数"),
    "options": ("options", "选项"),
    "commands": ("commands", "命令"),
    "about": (
        "Piyue (批阅): read and annotate Chinese government work reports. Without a command: the window.",
        "批阅：阅读、标注政府工作报告，识别其中的数据与术语。不带命令则打开窗口。",
    ),
    "about-window": ("open the window", "打开窗口"),
    "about-import": ("import files and folders into a library", "把文件和文件夹导入文库"),
    "about-documents": ("list the documents of a library", "列出文库中的文档"),
    "about-text": ("print a document's text, exactly", "原样输出文档正文"),
    "about-outline": ("print a document's headings", "输出文档的标题层次"),
    "about-annotate": ("put a tag on a passage", "给选段加上标签"),
    "about-annotations": ("list annotations", "列出批注"),
    "about-export": ("write annotations to a file for other programs", "把批注导出为其他程序可用的文件"),
    "about-figures": ("find the figures of a text", "识别文本中的数据"),
    "about-terms": ("find the terms of a text", "识别文本中的术语"),
    "about-segment": ("cut a text into words", "把文本切分为词"),
    "about-backup": ("make a verified copy of a library", "备份文库并校验"),
    "about-restore": (
        "put a backup in the place of a library's contents; without BACKUP: list the backups",
        "用备份恢复文库；不给出 BACKUP 则列出备份",
    ),
    "about-check": (
        "check a library: file, texts, quotes, history; status 1 when something is wrong",
        "检查文库：文件、文本、引文、历史；有问题时返回 1",
    ),
    "about-history": (
        "show what was done last, or write the whole history to a file",
        "显示最近的操作，或导出全部历史",
    ),
    "about-tour": (
        "show the main job without a screen; leaves pictures, library and CSV",
        "在屏外演示主要功能，留下截图、文库与 CSV",
    ),
    "arg-library": ("library file (default: your own library)", "文库文件（默认：个人文库）"),
    "arg-library-id": ("read document ID of this library", "读取该文库中标识为 ID 的文档"),
    "arg-window-library": ("library to open", "要打开的文库"),
    "arg-paths": ("files and folders", "文件和文件夹"),
    "arg-encoding": ("encoding of the file, when the guess is wrong", "文件编码（自动判断有误时指定）"),
    "arg-json": ("write JSON", "输出 JSON"),
    "arg-id": ("the document's ID, or its first characters", "文档标识，或其开头几位"),
    "arg-start": ("first character, counted in code points from 0", "起始位置（码点，从 0 起）"),
    "arg-end": ("character after the last", "结束位置（不含）"),
    "arg-tag": (
        "path of the tag, such as 产业/煤炭; made where missing",
        "标签路径，如 产业/煤炭；没有则新建",
    ),
    "arg-note": ("a note on the annotation", "批注的备注"),
    "arg-annotator": ("who annotates (default: your user name)", "批注者（默认：系统用户名）"),
    "arg-out": (
        "file to write: .csv .xlsx .jsonl .jsonld .conll .html .docx .qdpx .qdc .md",
        "要写入的文件：.csv .xlsx .jsonl .jsonld .conll .html .docx .qdpx .qdc .md",
    ),
    "arg-backup-out": (
        "the copy's file, or a folder for it (default: the folder of backups beside the library)",
        "备份文件或文件夹（默认：文库旁的备份文件夹）",
    ),
    "arg-backup": ("the backup to restore", "用来恢复的备份"),
    "arg-history-out": (
        "the file to write: CSV, or JSON lines where it ends in .jsonl",
        "要写入的文件：CSV；以 .jsonl 结尾则为 JSON lines",
    ),
    "arg-source": (
        "a file, or - for standard input (the default); with --library, an ID",
        "文件，或 -（标准输入，默认）；使用 --library 时为文档标识",
    ),
    "arg-all": (
        "also give numbers that are no figures, under their own kinds",
        "也给出不是数据的数字，标明其类别",
    ),
    "arg-explain": (
        "say which rule gave each field; with --json within each line",
        "说明每个字段由哪条规则得出；加 --json 则写入每行",
    ),
    "arg-folder": ("folder for what the tour leaves", "存放结果的文件夹"),
}


def chinese() -> bool:
    """Return whether the system's language is Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    else:
        return sys.platform == "win32" and _windows_speaks_chinese()
    if value.split(".")[0] not in {"C", "POSIX"}:
        value = os.environ.get("LANGUAGE", "").split(":")[0] or value
    return value.lower().startswith("zh")


def _windows_speaks_chinese() -> bool:
    import ctypes

    language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return language & 0x3FF == 0x04  # the primary language, without its country


def text_of(name: str) -> str:
    """Return a line by its name, in the user's language, its label arguments not yet put in."""
    return _MESSAGES[name][chinese()]


def write(name: str, **particulars: object) -> str:
    """Word a line by its name, in the user's language."""
    return text_of(name).format(**particulars)


def reason(name: str) -> str:
    """Word a reason by its name; a name unknown here stands for itself."""
    return write(name) if name in _MESSAGES else name
