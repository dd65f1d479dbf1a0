"""What tables of people call their columns, in the field's usual words and several languages."""

from __future__ import annotations

from collections.abc import Mapping

# field -> headings, apart by "|"; accents, marks, numbers and capitals do not matter.
HEADINGS: Mapping[str, str] = {
    "name": (
        "Name|Full Name|Display Name|Employee|Person|Contact|Contact Name|cn|Participant|Attendee|Speaker"
        "|Colleague|Vollständiger Name|Voller Name|Name Vorname|Vor- und Nachname|Mitarbeiter|Mitarbeiterin"
        "|Mitarbeitende|Teilnehmer|Nom complet|Nom et prénom|Prénom et nom|Nom Prénom|Collaborateur"
        "|Nombre completo|Nombre y apellidos|Apellidos y nombre|Empleado|Nome completo|Nome e cognome"
        "|Volledige naam|Naam|Medewerker|What is your name"
    ),
    "given": (
        "First Name|Given Name|Given|Forename|First|Christian Name|fname|Vorname|Rufname|Prénom|Nombre|Nombres"
        "|Primer nombre|Nombre de pila|Nome|Primeiro nome|Voornaam"
    ),
    "middle": "Middle Name|Additional Name|Middle|Zweiter Vorname|Deuxième prénom|Segundo nombre",
    "family": (
        "Last Name|Surname|Family Name|Family|Last|lname|sn|Nachname|Familienname|Zuname|Nom|Nom de famille"
        "|Apellido|Apellidos|Primer apellido|Cognome|Sobrenome|Apelido|Achternaam"
    ),
    "suffix": "Name Suffix|Suffix|Namenszusatz",
    "nickname": "Nickname|Nick Name|Preferred Name|Known As|Short Name|Spitzname|Surnom|Apodo|Bijnaam|Maiden Name",
    "email": (
        "Email|E-mail|Mail|Email Address|E-mail Address|Emails|E-mail Value|Mail Address|Alternate Email|UPN"
        "|Email Addresses|Adresse de messagerie|Adresse électronique du bureau|Indirizzo posta elettronica"
        "|Dirección electrónica|Endereço de correio eletrônico|Endereço de correio eletrónico"
        "|User Principal Name|E-Mail-Adresse|Mailadresse|E-Mail-Adressen|Courriel|Adresse e-mail|Adresse mail"
        "|Adresse électronique|Mél|Correo|Correo electrónico|Dirección de correo electrónico|Email corporativo"
        "|Indirizzo e-mail|Posta elettronica|Endereço de e-mail|Endereço eletrônico|E-mailadres"
    ),
    "phone": (
        "Phone|Telephone|Tel|Phone Number|Phone Numbers|Telephone Number|Mobile|Mobile Phone|Mobile Number|Cell"
        "|Cell Phone|Cellphone|Phone Value|Contact Number|Telefon|Telefonnummer|Handy|Handynummer|Mobil"
        "|Mobiltelefon|Mobilnummer|Rufnummer|Festnetz|Téléphone|Tél|Portable|Téléphone mobile|Téléphone portable"
        "|Numéro de téléphone|Teléfono|Móvil|Celular|Teléfono móvil|Número de teléfono|Telefono|Cellulare"
        "|Telefone|Telemóvel|Telefoon|Mobiel"
        "|Tél mobile|Tél portable|Tél bureau|Téléphone bureau|Teléfono del trabajo|Teléfono particular"
        "|Teléfono principal|Telefono ufficio|Telefono cellulare|Telefone comercial|Telefone celular|Telefoon op werk"
    ),
    "page": (
        "URL|Website|Web Site|Web Page|Webpage|Homepage|Home Page|Profile|Profile URL|Profile Link|Profiles"
        "|LinkedIn|LinkedIn URL|LinkedIn Profile|LinkedIn Profile URL|GitHub|Blog|Website Value|Sites|Webseite"
        "|Internetseite|Profil|LinkedIn-Profil|Site web|Page web|Profil LinkedIn|Sitio web|Página web|Perfil"
        "|Perfil de LinkedIn"
    ),
    "organisation": (
        "Company|Company Name|Organization|Organisation|Organization Name|Organisation Name|Employer|Firm"
        "|Business|Institution|University|College|School|Agency|Affiliation|Companies|College/University"
        "|Name of College/University|Firma|Unternehmen|Arbeitgeber|Einrichtung|Hochschule|Universität|Entreprise"
        "|Société|Employeur|Établissement|Organisme|Université|Empresa|Compañía|Organización|Empleador"
        "|Institución|Universidad|Azienda|Società|Datore di lavoro|Organização|Bedrijf|Organisatie|Werkgever"
    ),
    "title": (
        "Job Title|Title|Position|Role|Job|Designation|Occupation|Post|Function|Job Role|Position Title"
        "|Organization Title|Stelle|Stellenbezeichnung|Berufsbezeichnung|Funktion|Jobtitel|Jobbezeichnung"
        "|Tätigkeit|Rolle|Poste|Fonction|Titre|Intitulé du poste|Emploi|Métier|Cargo|Puesto|Título|Ocupación"
        "|Puesto de trabajo|Rol|Ruolo|Mansione|Qualifica|Função|Functie|Functietitel"
    ),
    "profession": "Profession|Job Family|Discipline|Beruf|Fachrichtung|Profesión|Professione|Profissão|Beroep",
    "department": (
        "Department|Department Name|Dept|Division|Team|Team Name|Unit|Business Unit|Org Unit|Section|Faculty"
        "|Organization Department|Abteilung|Bereich|Referat|Fachbereich|Organisationseinheit|Service|Département"
        "|Direction|Équipe|Departamento|Área|División|Equipo|Reparto|Dipartimento|Afdeling"
    ),
    "grade": (
        "Grade|Level|Job Level|Job Grade|Band|Seniority|Career Level|Rank|Stufe|Karrierestufe|Niveau|Nivel|Livello"
    ),
    "headline": "Headline|Tagline|Slogan|Profilslogan",
    "location": (
        "Location|Office|Office Location|City|Town|State|Region|Country|Site|Address City|Address Region"
        "|Address Country|Business City|Business State|Business Country|Business Country/Region"
        "|Location of College/University|Work Location|Standort|Ort|Stadt|Bundesland|Land|Arbeitsort|Lieu"
        "|Lieu de travail|Ville|Pays|Région|Bureau|Ubicación|Ciudad|País|Provincia|Localidad|Sede|Città|Paese"
        "|Cidade|Plaats|Vestiging"
        "|Ort geschäftlich|Region geschäftlich|Land/Region geschäftlich|Ville bureau|Pays/Région bureau"
        "|Ciudad del trabajo|País o región del trabajo|Provincia o estado del trabajo|Città ufficio|Paese ufficio"
    ),
    "home": "Home City|Home State|Home Country|Home Country/Region|Other City|Wohnort|Ville de résidence",
    "id": (
        "ID|Employee ID|Emp ID|EmpID|Employee Number|Employee No|Staff ID|Staff Number|Personnel Number|Person ID"
        "|User ID|Worker ID|Member ID|Student ID|External ID|Username|User Name|Login|Personalnummer|Personal-Nr"
        "|Mitarbeiternummer|Mitarbeiter-ID|Benutzername|Matricule|Numéro d'employé|Identifiant|Número de empleado"
        "|ID de empleado|Legajo|Matricola|Personeelsnummer"
    ),
    "manager": (
        "Manager|Manager Name|Manager's Name|Managers Name|Supervisor|Supervisor Name|Line Manager"
        "|Line Manager Name|Reports To|Boss|Direct Manager|Team Lead|Vorgesetzter|Vorgesetzte|Vorgesetzte(r)"
        "|Vorgesetzte/r|Führungskraft|Teamleitung|Responsable|Responsable hiérarchique|Supérieur"
        "|Supérieur hiérarchique|N+1|Jefe|Jefe directo|Jefa|Superior|Gerente|Responsabile|Gestor|Leidinggevende"
        "|Nombre del jefe|Nombre del director|Nom du responsable|Nome responsabile|Nome do gerente"
        "|Name des Vorgesetzten"
    ),
    "manager_email": (
        "Manager Email|Manager E-mail|Manager Email Address|Manager's Email|Supervisor Email|Line Manager Email"
        "|Reports To Email|E-Mail Vorgesetzter|E-Mail der Führungskraft|E-mail du responsable|Correo del jefe"
    ),
    "manager_id": (
        "Manager ID|Manager Employee ID|Manager Number|Manager No|Supervisor ID|Line Manager ID|Reports To ID"
        "|Manager Personnel Number|Vorgesetzten-ID|Personalnummer Vorgesetzter|Matricule du responsable"
        "|ID del jefe"
    ),
    "assistant": (
        "Assistant|Assistant's Name|Assistant Name|Assistenz|Assistentin|Assistent(in)|Name Assistent|Assistante"
        "|Nom de l'assistant|Asistente|Nombre del asistente|Nome assistente"
    ),
    "relative": "Spouse|Partner|Children|Ehepartner|Conjoint|Cónyuge",
    "acquaintance": "Referred By|Introduced By|Empfohlen von|Recommandé par|Recomendado por",
    "relation_label": "Relation Type|Relation Label",
    "relation": "Relation Value",
    "birthday": (
        "Birthday|Birth Date|Birthdate|Date of Birth|DOB|Geburtstag|Geburtsdatum|Date de naissance|Anniversaire"
        "|Fecha de nacimiento|Cumpleaños|Data di nascita|Data de nascimento|Geboortedatum"
    ),
    "notes": (
        "Notes|Note|Comments|Comment|Remarks|Biography|Bio|About|About Me|Description|Summary|Notizen|Notiz"
        "|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Über mich|Biografie|Biographie|Commentaire"
        "|Commentaires|Remarques|À propos|Notas|Observaciones|Comentarios|Biografía|Descripción|Opmerkingen"
    ),
    "tags": (
        "Labels|Label|Tags|Tag|Categories|Category|Groups|Group|Group Membership|Kategorie|Kategorien|Gruppe"
        "|Gruppen|Schlagwörter|Groupe|Groupes|Catégorie|Catégories|Étiquettes|Categoría|Categorías|Etiquetas"
        "|Grupo|Grupos"
    ),
    "skills": (
        "Skills|Skill|Skill Set|Keywords|Expertise|Areas of Expertise|Competencies|Interests|Areas of Interest"
        "|Research|Research Interests|Research Domain|Research Area|Subdomain|Specialty|Speciality|Specialization"
        "|Specialisation|Specialties|Domain|Technologies|Knowledge|Knows|Fähigkeiten|Kenntnisse|Kompetenzen"
        "|Fachgebiete|Fachgebiet|Schwerpunkte|Interessen|Stichworte|Compétences|Mots-clés|Domaines"
        "|Centres d'intérêt|Habilidades|Competencias|Conocimientos|Palabras clave|Intereses|Especialidad"
        "|Competenze|Competências|Vaardigheden"
    ),
    "offers": (
        "Offers Mentoring|Offers Mentorship|Mentoring Offered|Can Mentor|Willing to Mentor|Open to Mentoring"
        "|Mentor|Mentors|Is Mentor|Mentoring|Mentorship|Mentoring Topics|Mentor Topics|Mentorship Topics"
        "|Mentoring Areas|Topics|Offers|Offering|Can Help With|Happy to Help With|Ask Me About"
        "|Available as Mentor|Available for Mentoring|Mentor or Mentee|Both Mentor and Mentee"
        "|Would you like to be a mentor or a mentee|Would you like to be a mentor|Can Teach|Bietet Mentoring"
        "|Bietet Mentoring an|Mentoring-Themen|Mentor für|Mentorin|Bietet|Themen|Mentorat|Offre de mentorat"
        "|Propose du mentorat|Thèmes|Thèmes de mentorat|Mentoría|Ofrece mentoría|Ofrece|Temas|Temas de mentoría"
    ),
    "capacity": (
        "Capacity|Mentoring Capacity|Mentee Capacity|Number of Mentees|No of Mentees|Max Mentees|Maximum Mentees"
        "|Maximum Number of Mentees|How many mentees|How many mentees would you like|Slots|Available Slots|Places"
        "|How many students would you like to mentor|Kapazität|Anzahl Mentees|Plätze|Capacité|Nombre de mentorés"
        "|Capacidad"
    ),
    "started": (
        "Start Date|Started|Started On|Hire Date|Date of Hire|Dateof Hire|Hired|Joined|Join Date|Joining Date"
        "|Date Joined|Date of Joining|Employed Since|Eintritt|Eintrittsdatum|Beginn|Seit|Im Unternehmen seit"
        "|Date d'embauche|Date d'entrée|Fecha de ingreso|Fecha de contratación|Fecha de alta|Fecha de inicio"
        "|Data di assunzione|Data de admissão|In dienst sinds"
    ),
    "finished": (
        "End Date|Finished|Finished On|Termination Date|Date of Termination|Dateof Termination|Leave Date"
        "|Leaving Date|Left|Exit Date|Austritt|Austrittsdatum|Date de départ|Date de sortie|Fecha de baja"
        "|Fecha de salida|Fecha de cese"
    ),
    # Parts of the usual exports that say nothing more of a person: passed over without a word.
    "ignored": (
        "E-Mail-Typ|E-Mail Angezeigter Name|Jahrestag|Geschlecht|Initialen|Priorität|Privat|Vertraulichkeit|Straße"
        "|Straße geschäftlich|Straße privat|Postleitzahl|Postleitzahl geschäftlich|Postleitzahl privat"
        "|Abrechnungsinformation|Internet-Frei/Gebucht|Reisekilometer|Konto|Anniversary|Gender|Business Street"
        "|Home Street|Other Street|Street|Postal Code|Business Postal Code|Home Postal Code|Zip|Zip Code|Account"
        "|Type de messagerie|Nom complet de l'adresse de messagerie|Anniversaire de mariage ou fête|Sexe|Initiales"
        "|Rue bureau|Rue domicile|Code postal|Code postal bureau|Critère de diffusion|Priorité|Privé"
        "|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|Aniversario|Sexo|Iniciales|Calle"
        "|Calle del trabajo|Calle particular|Código postal|Código postal del trabajo|Prioridad|Privado"
        "|Confidencialidad"
        "|Tipo posta elettronica|Nome visualizzato posta elettronica|Tipo de email|Nome para exibição do email|"
        "E-mail Type|E-mail Label|E-mail Display Name|Phone Type|Phone Label|Address Type|Address Label"
        "|Website Type|Website Label|Organization Type|Event Type|Event Label|Event Value|IM Type|IM Label"
        "|IM Service|IM Value|Custom Field Type|Custom Field Label|Name Prefix|Prefix|Salutation|Anrede|Civilité"
        "|Tratamiento|Initials|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Yomi Name"
        "|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Organization Yomi Name|Organization Symbol"
        "|File As|Photo|Address Formatted|Language|Sensitivity|Priority|Private|Mileage|Billing Information"
        "|Directory Server|Internet Free Busy|Subject|Timestamp|Zeitstempel"
    ),
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PREFIXES = _set(
    "your the my primary main employee staff contact work business office home personal private other person user"
    " member student mentor mentee participant colleague professional current alternative secondary additional"
    " official direct corporate geschaftlich geschaftliche dienstlich dienstliche"
)
SUFFIXES = _set("value optional required geschaftlich privat dienstlich work home business")

MANAGER = _set("manager boss supervisor vorgesetzter responsable jefe")
ASSISTANT = _set("assistant assistenz assistent assistante asistente")
FAMILY = _set(
    "spouse wife husband partner domesticpartner child daughter son mother father parent brother sister sibling"
    " relative family ehepartner kind mutter vater bruder schwester conjoint enfant conyuge hijo hija"
)
YES = _set("yes y true 1 x ja j oui o si sí sim ✓ ✔ available")
NO = _set("no n false 0 nein non não nee none mentee unavailable")
