"""The software bill of materials of a build, in CycloneDX's form; cyclonedx-python-lib is needed for it."""

import datetime
import uuid
from pathlib import Path

from shipping.licenses import Part
from shipping.project import build_time, version

SPDX_OPERATORS = (" OR ", " AND ", " WITH ")


def bill(found: list[Part]) -> str:
    """Return the bill of all that is inside, as JSON; the same for the same parts and moment."""
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot5
    from packageurl import PackageURL

    licenses = LicenseFactory()
    program = Component(
        name="piyue", version=version(), type=ComponentType.APPLICATION, bom_ref="piyue",
        licenses=[licenses.make_from_string("MIT")],
    )  # fmt: skip
    components = [
        Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{part.name}@{part.version}",
            licenses=[licenses.make_from_string(part.license)],
            purl=PackageURL.from_string(part.purl) if part.purl else None,
            external_references=[
                ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.address))
            ]
            if part.address
            else [],
        )
        for part in found
    ]
    bom = Bom(components=components)
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(build_time(), datetime.UTC)
    names = "".join(str(component.bom_ref.value) for component in components)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"piyue {version()} {build_time()} {names}")
    bom.register_dependency(program, components)
    return str(JsonV1Dot5(bom).output_as_string(indent=2))


def write(found: list[Part], path: Path) -> None:
    """Write the bill."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bill(found) + "\n", encoding="utf-8")
