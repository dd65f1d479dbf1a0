"""The files of a LinkedIn export, told apart by the headings they carry, in English and other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath

from mentee.sources.tables import Judge, plain_heading


class Kind(Enum):
    """A file of the export that says something about people."""

    CONNECTIONS = "connections"
    PROFILE = "profile"
    POSITIONS = "positions"
    SKILLS = "skills"
    EMAILS = "email addresses"
    PHONES = "phone numbers"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    RECOMMENDATIONS = "recommendations"
    ENDORSED_BY = "endorsements received"
    ENDORSED = "endorsements given"


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a kind of file by their headings, and the fields without which it is another kind."""

    fields: Mapping[str, str]  # plain heading -> field
    needed: tuple[frozenset[str], ...]  # of each set at least one
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(self.fields.values()))


def _shape(needed: str, **headings: str) -> Shape:
    fields = {plain_heading(text): name for name, texts in headings.items() for text in texts.split("|")}
    return Shape(fields, tuple(frozenset(choice.split("/")) for choice in needed.split()))


_FIRST = "First Name|Vorname|Prénom|Nombre|Nome|Voornaam"
_LAST = "Last Name|Nachname|Nom|Nom de famille|Apellido|Apellidos|Sobrenome|Cognome|Achternaam"
_COMPANY = "Company|Company Name|Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Bedrijf"
_TITLE = "Position|Title|Job Title|Stelle|Poste|Fonction|Intitulé du poste|Cargo|Puesto|Posizione|Functie"
_URL = "URL|Profile URL|Public Profile URL|Profil-URL|URL du profil|URL del perfil"
_EMAIL = (
    "Email Address|E-mail Address|Email|E-mail|E-Mail-Adresse|Adresse e-mail|Dirección de correo electrónico"
    "|Correo electrónico|Endereço de e-mail|Indirizzo e-mail|E-mailadres"
)
_CONNECTED = (
    "Connected On|Connected|Vernetzt am|Kontakt seit|Verbunden am|Date de connexion|En relation depuis|Connecté le"
    "|Conectado el|Fecha de conexión|Conectado em|Data de conexão|Collegato il|Data collegamento"
    "|Data di collegamento|In collegamento dal|Verbonden op|Ansluten|Połączono"
)

SHAPES: Mapping[Kind, Shape] = {
    Kind.CONNECTIONS: _shape(
        "connected first/last/name", first=_FIRST, last=_LAST, name="Name|Full Name", url=_URL, email=_EMAIL,
        company=_COMPANY, title=_TITLE, connected=_CONNECTED,
    ),
    Kind.PROFILE: _shape(
        "first headline summary/industry/maiden", first=_FIRST, last=_LAST, maiden="Maiden Name|Geburtsname",
        birthday="Birth Date|Geburtsdatum|Date de naissance|Fecha de nacimiento", headline="Headline|Profilslogan",
        summary="Summary|Zusammenfassung|Résumé|Resumen", industry="Industry|Branche|Secteur|Sector",
        location="Geo Location|Standort|Lieu|Ubicación", websites="Websites",
        private="Address|Zip Code|Twitter Handles|Instant Messengers|Adresse|Postleitzahl",
    ),
    Kind.POSITIONS: _shape(
        "company title started", company=_COMPANY, title=_TITLE, location="Location|Standort|Lieu|Ubicación",
        started="Started On|Begonnen am|Commencé le|Empezó el", private="Description|Beschreibung|Descripción",
        finished="Finished On|Beendet am|Terminé le|Terminó el",
    ),
    Kind.SKILLS: _shape("skill", skill="Name|Skill|Skill Name"),
    Kind.EMAILS: _shape(
        "email confirmed primary", email=_EMAIL, confirmed="Confirmed", primary="Primary", private="Updated On",
    ),
    Kind.PHONES: _shape("extension number type", extension="Extension", number="Number", type="Type"),
    Kind.MESSAGES: _shape(
        "from to date conversation/content", conversation="Conversation ID", topic="Conversation Title", date="Date",
        **{"from": "From"}, from_url="Sender Profile URL", to="To", to_urls="Recipient Profile URLs",
        subject="Subject", content="Content", folder="Folder", draft="Is Message Draft", private="Attachments",
    ),
    Kind.INVITATIONS: _shape(
        "from to direction", **{"from": "From"}, to="To", sent="Sent At|Sent On|Date", direction="Direction",
        from_url="Inviter Profile URL", to_url="Invitee Profile URL", private="Message",
    ),
    Kind.RECOMMENDATIONS: _shape(
        "first last text status/date", first=_FIRST, last=_LAST, company=_COMPANY, title=_TITLE,
        date="Creation Date|Date", status="Status", text="Text|Recommendation",
    ),
    Kind.ENDORSED_BY: _shape(
        "skill first", skill="Skill Name", first="Endorser First Name", last="Endorser Last Name",
        url="Endorser Public URL|Endorser Public Url", date="Endorsement Date", status="Endorsement Status",
    ),
    Kind.ENDORSED: _shape(
        "skill first", skill="Skill Name", first="Endorsee First Name", last="Endorsee Last Name",
        url="Endorsee Public URL|Endorsee Public Url", date="Endorsement Date", status="Endorsement Status",
    ),
}  # fmt: skip

_KNOWN = frozenset(heading for shape in SHAPES.values() for heading in shape.fields)
# What else an export holds; by name, since these files say nothing of people and are only counted.
_OTHERS = frozenset(
    """ad targeting|ads clicked|articles|causes you care about|certifications|coaching messages|comments
    |company follows|contributions|courses|education|events|guide messages|honors|inferences about you
    |instantreposts|instant reposts|invitations|job applicant saved answers|job applications
    |job seeker preferences|languages|learning|learning coach messages|learning role play messages|logins
    |member follows|messages|mockup data readme|online job postings|organizations|patents|positions
    |private identity asset|profile|profile summary|projects|publications|reactions|receipts|receipts v
    |recommendations|recommendations given|recommendations received|registration|rich media|saved alerts
    |saved answers|saved items|saved jobs|savedjobalerts|search queries|searchqueries|security challenges
    |services marketplace|shares|skills|test scores|verifications|volunteering|votes|whatsapp phone numbers
    |connections|email addresses|phone numbers|phonenumbers|endorsement given info|endorsement received info
    |endorsement given|endorsement received""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_MAIN = frozenset(
    {
        "connections",
        "messages",
        "positions",
        "profile",
        "invitations",
        "skills",
        "endorsement given info",
        "endorsement received info",
        "recommendations given",
        "recommendations received",
        "email addresses",
    }
)
_DOCUMENTS = frozenset({".md", ".html", ".htm", ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".txt", ".css", ".js"})


def fields_found(headings: Sequence[str], kind: Kind) -> dict[int, str]:
    """Which column (by place) holds which field, if the headings are of this kind; empty where they are not."""
    shape = SHAPES[kind]
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        name = shape.fields.get(plain_heading(heading))
        if name and (name == "private" or name not in found.values()):
            found[place] = name
    present = set(found.values())
    return found if all(choice & present for choice in shape.needed) else {}


def kind_of(headings: Sequence[str], file: str) -> Kind | None:
    """The kind of file that headings belong to; a lone column "Name" is skills only where the file is so called."""
    best, most = None, 0
    if not any(plain_heading(heading) in _KNOWN for heading in headings):
        return None
    for kind in Kind:
        if kind is Kind.SKILLS and (len(headings) > 1 or plain_stem(file) != "skills"):
            continue
        found = len(fields_found(headings, kind))
        if found > most:
            best, most = kind, found
    return best


def judge_for(file: str) -> Judge:
    """How much a record looks like the headings of a file of the export."""

    def judge(cells: Sequence[str]) -> float:
        kind = kind_of([cell for cell in cells if cell], file)
        return float(len(fields_found(cells, kind))) if kind else 0.0

    return judge


def plain_stem(file: str) -> str:
    """The name of a file without its ending, folders and marks: "Email Addresses.csv" is "email addresses"."""
    return plain_heading(PurePosixPath(file).stem.replace("_", " "))


def is_of_export(file: str) -> bool:
    """Whether a file of that name belongs to an export (or is a document beside it that no format reads)."""
    suffix = PurePosixPath(file).suffix.lower()
    return suffix in _DOCUMENTS or (suffix == ".csv" and plain_stem(file) in _OTHERS)


def is_main_file(file: str) -> bool:
    """Whether a file's name is one of those by which a folder is known as an export."""
    return file.lower().endswith(".csv") and plain_stem(file) in _MAIN
