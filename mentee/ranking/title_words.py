"""The words of titles and what each says of seniority; one line of a table: a number, then words folded to a-z.

Rungs: 0 to 1 learning or helping, 2 to 3 practising, 4 experienced, 5 leading few, 6 leading several teams, 7
directing
a function, 8 to 9 leading a large part, 10 leading the whole. The scale is ours; its order follows the usual ladders
(corporate grades, academic and military ranks, O*NET's job zones).
"""

from __future__ import annotations

# Words that name a place on a ladder and nothing of the field.
RANKS = """
0.3 pupil schueler praktikant praktikantin stagiaire becario schoolchild
0.6 intern internship trainee apprentice auszubildende auszubildender azubi volontaer lehrling apprenti aprendiz cadet
0.8 helper aide volunteer student werkstudent werkstudentin undergraduate freshman sophomore etudiant estudiante
1.0 learner beginner novice graduate candidate
1.6 assistant assistentin assistent assistente asistente attendant clerk receptionist secretary sekretaer sekretaerin
1.8 worker crew member employee staff mitarbeiter mitarbeiterin hand employe empleado personnel
2.2 operator technician agent representative rep sachbearbeiter sachbearbeiterin techniker
2.4 associate paraprofessional
2.6 coordinator administrator koordinator koordinatorin coordinateur coordinador administrateur
2.8 officer beauftragter beauftragte referent referentin charge
3.0 specialist professional practitioner analyst fachkraft generalist technologist worker-owner journeyman
3.0 journeywoman
3.2 executive advisor adviser expert consultant berater beraterin referee conseiller consultor experte
3.6 planner strategist freelancer contractor practitioner
3.8 fellow
4.4 supervisor lead leader captain teamlead foreman forewoman foreperson vorarbeiter polier capataz
4.6 marshal boss
5.0 expert-lead scrummaster teamleiter teamleiterin
5.4 manager leiter leiterin gerente gestionnaire chef-de-service controller comptroller warden
5.6 superintendent responsable bereichsleiter abteilungsleiter abteilungsleiterin
6.2 principal
6.8 head chief
7.2 director directeur directrice direktor direktorin direttore directora
7.4 partner associate-partner
7.6 commissioner prokurist prokuristin
8.2 vp vicepresident trustee councillor councilman councilwoman alderman
8.6 svp gouverneur
8.8 evp
9.3 cxo
9.0 governor mayor buergermeister buergermeisterin
9.3 cfo cto cio cmo coo chro cpo cso ciso cro cdo cco clo cao cxo cno cmio cko cdao
9.5 minister senator ambassador geschaeftsfuehrer geschaeftsfuehrerin vorstand vorstaendin gf
9.5 owner inhaber inhaberin proprietor founder cofounder gruender gruenderin fondateur fundador entrepreneur
9.7 president chairman chairwoman chairperson chair chairperson-of-board praesident praesidentin pdg presidente
10 ceo vorstandsvorsitzender vorstandsvorsitzende chancellor rector premier
"""

# Words that name a profession: they say the field too.
PROFESSIONS = """
0.9 laborer labourer busser dishwasher porter janitor cleaner packer stocker picker loader usher caddie
1.8 man woman person host hostess model mate scout page jockey scribe
1.5 steward stewardess custodian dyer deckhand roustabout bailiff valet concierge guide escort sanitarian
2.6 advocate critic correspondent merchant official artisan delegate liaison police
1.2 cashier barista waiter waitress server bartender cook maid housekeeper courier driver guard lifeguard
1.2 babysitter nanny
1.5 typist dispatcher teller bookkeeper caregiver caretaker tutor phlebotomist orderly sorter assembler
1.8 installer fabricator machinist welder roofer mason carpenter plumber electrician painter mechanic barber
1.8 hairdresser
1.8 stylist butcher baker tailor seamstress gardener landscaper fisher farmer rancher miner driller logger weaver
2.2 paralegal firefighter paramedic emt salesperson salesman saleswoman seller merchandiser telemarketer photographer
2.2 hygienist lpn cna lvn radiographer sonographer draftsman drafter surveyor illustrator translator interpreter
2.4 coder tester librarian archivist reporter writer copywriter editor blogger journalist musician actor actress
2.4 dancer
2.6 recruiter buyer purchaser underwriter adjuster broker trader realtor accountant buchhalter auditor examiner
2.6 assessor
2.8 programmer developer designer engineer nurse rn teacher instructor trainer educator counselor counsellor therapist
2.8 entwickler entwicklerin ingenieur ingenieurin ingeniero developpeur desarrollador programador lehrer lehrerin
2.8 krankenschwester pfleger pflegerin infirmier infirmiere enfermera enfermero comptable disenador grafiker redakteur
2.8 sde swe sdet dba sre administrator-of-systems webmaster dietitian nutritionist audiologist coach missionary
3.0 scientist chemist biologist physicist mathematician statistician economist geologist geographer historian
3.0 ecologist
3.0 sociologist anthropologist hydrologist meteorologist astronomer researcher forscher forscherin chercheur
3.0 wissenschaftler wissenschaftlerin actuary epidemiologist toxicologist pathologist-assistant informatiker
3.2 architect architekt architektin architecte hacker librarian-of-record curator conservator chef sommelier producer
3.4 pharmacist apotheker apothekerin midwife hebamme optometrist podiatrist chiropractor banker financier
3.4 detective deputy-sheriff pilot skipper navigator priest pastor rabbi imam chaplain vicar minister-of-religion
3.6 attorney lawyer solicitor barrister counsel rechtsanwalt rechtsanwaeltin avocat abogado jurist notary notar
3.6 postdoc postdoctoral veterinarian tierarzt psychologist psychologe lecturer dozent dozentin docent maitre
3.4 doctorand doktorand
4.6 physician doctor arzt aerztin medecin medico dentist zahnarzt psychiatrist anesthesiologist radiologist oncologist
4.6 cardiologist neurologist dermatologist pediatrician obstetrician gynecologist pathologist internist hospitalist gp
4.6 ophthalmologist urologist nephrologist endocrinologist gastroenterologist rheumatologist hematologist allergist
3.4 investigator inspector registrar
4.8 surgeon chirurg neurosurgeon reader
6.0 oberarzt oberaerztin conductor
6.8 professor prof professorin professeur catedratico profesor magistrate prosecutor
7.8 judge chefarzt chefaerztin dean dekan dekanin richter juez bishop
8.2 congressman congresswoman legislator mp mep
8.8 provost archbishop justice
"""

# Several words that are one head; read before single words, the longest first. `+` joins what the reader has folded.
PHRASES = """
0.4 high school student, summer intern
0.8 undergraduate student, bachelor student, research intern, working student, teaching aide
1.2 master student, masters student, msc student, graduate student, graduate assistant, graduate trainee
1.8 phd student, phd candidate, doctoral student, doctoral candidate, doctoral researcher, graduate research assistant
1.4 graduate teaching assistant, teaching assistant, student assistant, nursing assistant, dental assistant
1.6 medical assistant, sales assistant, shop assistant, physical therapist assistant, store clerk, file clerk
1.4 team member, crew member, staff member, sales clerk, sales associate, retail associate, warehouse associate
1.4 delivery boy, security guard, customer service representative, call center agent, sales representative
2.2 research assistant, research technician, lab technician, laboratory technician, lab assistant, legal assistant
2.4 administrative assistant, office assistant, office administrator, personal assistant, personal secretary
2.6 executive assistant, executive secretary, legal secretary, assistant editor, flight attendant, police officer
2.8 sales executive, account executive, marketing executive, business analyst, financial analyst, case worker
2.8 social worker, loan officer, correctional officer, probation officer, hr executive, accounts executive
3.0 research associate, wissenschaftlicher mitarbeiter, wissenschaftliche mitarbeiterin, program officer
3.0 member of technical staff, member of staff,
4.6 general practitioner, general surgeon
3.0 staff nurse, registered nurse, staff accountant, staff writer, staff reporter, staff attorney, staff pharmacist
3.2 case manager, office manager, community manager, social media manager, account manager, property manager
3.2 relationship manager, customer success manager, assistant buyer, program coordinator, sales consultant
3.4 senior associate, consulting associate, associate consultant, staff scientist, staff physician assistant
3.6 research fellow, postdoctoral fellow, postdoctoral researcher, postdoctoral associate, teaching fellow
3.6 house officer
3.8 resident physician, medical resident, chief resident, clinical fellow, physician assistant, junior doctor
3.8 project manager, product manager, program manager, programme manager, product owner, scrum master, brand manager
3.8 chef de projet, chef de produit, jefe de proyecto, chef d equipe, process owner, data owner, agile coach
3.8 category manager, event manager, chef de partie, sous chef, case lead
4.0 nurse practitioner, clinical nurse specialist, registered nurse anesthetist, district nurse, nurse educator
4.2 charge nurse, tech lead, technical lead, team lead, team leader, shift lead, shift leader, squad lead
4.2 section lead
4.2 business partner, people partner, hr business partner, talent partner, executive coach, executive chef
4.2 head waiter
4.4 master electrician, master plumber, master mechanic, master technician, master carpenter, master sergeant
4.6 police inspector, chief inspector,
4.4 shift supervisor, engineering lead, pit boss, crew chief, line manager, charge hand, store manager, shift manager
4.4 assistant principal lecturer, university lecturer, clinical lead, chief technician, ward manager, project lead
4.8 assistant professor, juniorprofessor, junior professor, adjunct professor, lecturer in law
4.8 assistant attorney general
4.8 visiting professor, clinical instructor, nurse manager, product lead, design lead, research lead, senior lecturer
4.8 teaching professor, group leader, research group leader, independent fellow, privatdozent, attending physician
5.4 attending surgeon, consultant physician, consultant surgeon, consultant psychiatrist, consultant anaesthetist
5.0 principal lecturer, principal investigator, assistant principal, vice principal, deputy headteacher, lead pastor
5.8 chef de cuisine, chef de bureau, associate professor, chief engineer, chief architect, head nurse, head coach
5.8 head chef, chief nurse, section chief
5.8 associate general counsel, assistant general counsel, deputy general counsel, senior counsel, of counsel
5.6 plant manager, branch manager, country manager, regional manager, district manager, area manager, station manager
6.4 head teacher, headteacher, headmaster, headmistress, school principal, schulleiter, schulleiterin, schuldirektor
6.2 technical fellow, distinguished engineer, chief scientist, chief economist, fire chief, police chief
6.2 chef de service
6.4 group manager, general superintendent, business unit manager, senior manager, medical director, chief pilot
6.6 general manager, operations director, department chair, department head, chief of staff, bereichsleiter
6.6 chief of police, chief of section, creative director, art director, associate dean, assistant dean, vice dean
7.4 full professor, distinguished professor, university professor, endowed professor, chaired professor
7.4 chair professor
7.2 managing partner associate, equity partner, law partner, partner attorney, venture partner, general partner
7.4 executive director, school superintendent, city manager, county executive, town manager, district attorney
8.2 vice president, vize praesident, vice rector, vice provost, vice chair, managing director associate
8.4 general counsel, chief counsel, chief judge, attorney general, vice chancellor, vice minister
8.6 managing director, senior partner, managing partner, managing principal, board member, board director
8.6 non executive director
8.6 surgeon general, solicitor general, inspector general, advisory board member, member of the board
8.6 board of directors
8.7 senior vice president, group vice president, corporate vice president
9.0 executive vice president, senior executive vice president, deputy minister, deputy mayor
9.0 assistant secretary of state
9.4 permanent secretary, under secretary, undersecretary, secretary of state, secretary general, staatssekretaer
9.4 board chair, board chairman, chief justice, prime minister, chief of the general staff
9.4 chief of naval operations, executive chairman, co founder, co owner, co ceo, co president, co chair
10 chief executive, chief executive officer, directeur general, director general, consejero delegado, managing owner
10 amministratore delegato, vorsitzender der geschaeftsfuehrung, head of state, supreme commander
"""

# Ranks of armed forces and police; Ranks of NATO codes OR-1 to OF-10 mapped evenly.
FORCES = """
0.8 private recruit seaman airman
1.4 lance-corporal private-first-class specialist-four
1.8 corporal bombardier constable patrolman
2.6 sergeant petty-officer
3.4 staff-sergeant sergeant-first-class chief-petty-officer gunnery-sergeant
4.0 first-sergeant warrant-officer sergeant-major ensign
3.4 lieutenant second-lieutenant first-lieutenant leutnant sub-lieutenant
4.6 hauptmann sheriff
5.6 major squadron-leader lieutenant-commander
6.4 lieutenant-colonel commander wing-commander oberstleutnant
7.2 colonel oberst group-captain
8.2 brigadier brigadier-general commodore
8.8 major-general rear-admiral
9.2 lieutenant-general vice-admiral
9.7 admiral field-marshal air-marshal general
"""

# What a word before (or after) the head adds to its rung; with a floor and a ceiling in the reader.
MODIFIERS = """
-2.0 aspiring future wannabe prospective
-1.6 trainee apprentice student intern auszubildender angehender
-1.2 junior jr graduate assistant assistierender assistierende adjoint adjointe stagiaire
-0.8 associate probationary newly beginner
-0.6 deputy vice sub stellvertretender stellvertretende stellv vize sous subdirector second adjunct part-time under
-0.2 acting interim temporary visiting kommissarischer co
0.0 mid intermediate certified licensed registered chartered freelance independent self-employed full contract remote
-0.3 area district territory
-0.1 regional divisional
0.2 national nationaler advanced experienced skilled
0.5 global group international worldwide corporate enterprise general vp-level first cluster
0.9 senior sr leitender leitende seniour mature experienced-senior expert erfahrener
1.0 lead leading supervising managing supervisory
1.7 staff
1.4 executive
2.3 principal
1.8 head
3.4 distinguished
2.6 chief haupt hauptamtlicher
0.8 master ober
"""

ABBREVIATIONS = """
sr=senior; snr=senior; jr=junior; jnr=junior; mgr=manager; mngr=manager; mgmt=management; mng=managing; mgng=managing
mngng=managing; dir=director; asst=assistant; asstt=assistant; ass't=assistant; assoc=associate; exec=executive
vp=vice president; svp=senior vice president; evp=executive vice president; avp=assistant vice president
savp=senior assistant vice president; fvp=senior vice president; rvp=regional vice president; gvp=group vice president
gm=general manager; agm=assistant general manager; dgm=deputy general manager; md=managing director
gc=general counsel
ed=executive director; pm=project manager; tpm=technical program manager; em=engineering manager; po=product owner
pa=personal assistant; ea=executive assistant; ta=teaching assistant; ra=research assistant
gra=graduate research assistant
eng=engineer; engr=engineer; engg=engineering; dev=developer; devs=developer; admin=administrator; coord=coordinator
spec=specialist; specialst=specialist; supv=supervisor; supvr=supervisor; spvr=supervisor; sup=supervisor
supt=superintendent; tech=technical
cnsl=counsel; couns=counsel; atty=attorney; gen=general; pres=president; vpres=vice president; prof=professor
res=research; sci=scientist; lt=lieutenant; sgt=sergeant; cpl=corporal; capt=captain; maj=major; col=colonel
ltc=lieutenant colonel
cmdr=commander; adm=admiral; pfc=private first class; msgt=master sergeant; ssgt=staff sergeant; pvt=private
brig=brigadier
phd=phd; mba=; msc=msc; rep=representative; reps=representative; acct=account; hr=hr; dept=department
intl=international
natl=national; ops=operations; svcs=services; svc=service; dep=deputy; dy=deputy; swe=software engineer
postdoctoral=postdoctoral
post-doc=postdoc; pi=principal investigator; rn=registered nurse; np=nurse practitioner; stv=stellvertretender
stvt=stellvertretender
ceo=chief executive officer; technologies=technology; secy=secretary; sect=secretary; bd=business development
pgm=program; proj=project
"""

# A word after which the rest of a segment names whom one serves or where, not what one is.
LINKS = """of to for in at the with on from within under reporting supporting der des von fuer im bei zur zum de
du des la del para
en da do di della per chez und y et"""
# A segment that ends in one of these speaks of a place or a circle, not of a person.
PLACES = """office offices team department division group unit suite support services program programme
committee council club
association society institute school university college practice desk initiative search relations"""
PAST = """former formerly ex retired emeritus emerita past previously previous ehemaliger ehemalige ancien
ancienne pensioner
alumnus alumna alumni late rentner rentnerin erstwhile onetime"""
WISHING = "aspiring future prospective wannabe hopeful"
# Words of banks, where a vice president is a middle rank.
BANKING = """bank banking bancorp capital securities investment equity equities derivatives syndicated wealth
brokerage sachs
morgan jpmorgan barclays ubs citi citigroup citibank hsbc deutsche credit merrill wells nomura bnp societe
markets underwriting
treasury custody m&a mergers fixed trading-desk asset loans lending"""
