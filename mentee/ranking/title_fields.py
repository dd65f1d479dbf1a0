"""Titles that mean something of their own in one field or language; read like the tables of title_words.py.

A line is a rung, then titles with commas between them, folded to a-z. The longest that fits a title is taken.
"""

from __future__ import annotations

# What somebody is called where they learn, teach and do research.
LEARNING = """
0.6 novice, seminarian, postulant, student nurse, student teacher, student pilot, deck cadet, officer cadet
0.6 recruit
0.6 trainee teacher, referendar, referendarin, rechtsreferendar, rechtsreferendarin, lehramtsanwaerter, apprenti
0.6 alternant, alternante, becario, becaria, tirocinante, stagista, estagiario, estagiaria, stagiair, praktykant
0.6 alumno, alumna, articled clerk, pupil barrister, summer analyst, summer associate, work experience
0.6 volontaer, volontar
0.6 kursteilnehmer, schuelerpraktikant, werkstudent, aprendiz, academy player, youth player
1.8 doktorandin, doktorand, doctorant, doctorante, doctorando, doctoranda, dottorando, promovendus, promovenda
1.8 aio
2.6 newly qualified teacher, early career teacher, professeur des ecoles, enseignant, maestro, maestra, docente
2.6 insegnante, leraar, lerares, larare, nauczyciel, studienrat, primary school teacher, supply teacher
3.6 oberstudienrat, advanced skills teacher, lead teacher, lead practitioner, studiendirektor, akademischer rat
4.6 maitre de conferences, profesor asociado, universitair docent, ricercatore, senior research fellow
4.6 head of year, head of house, subject leader, head of sixth form, key stage leader, chef de travaux
5.2 head of mathematics, head of english, head of science, head of history, head of music, head of languages
5.4 reader, associate professor, profesor titular, universitair hoofddocent, professore associato
5.4 hochschuldozent
5.6 assistant headteacher, assistant head teacher, deputy head, konrektor, konrektorin, directeur adjoint
5.6 proviseur adjoint
5.6 directeur de recherche, directrice de recherche, director of studies
6.6 professeur des universites, catedratico, catedratica, professore ordinario, hoogleraar, lehrstuhlinhaber
6.6 lehrstuhlinhaberin, ordinarius, rektor der schule, proviseur, directora de instituto
6.6 schulleiter, schulleiterin, institutsleiter, institutsleiterin, warden of college, bursar
7.8 pro vice chancellor, prorektor, prorektorin, superintendent of schools, dean of the faculty
9.8 vice chancellor, rector, rectora, rektor der universitaet, rektorin der universitaet
9.8 president of the university
2.8 laborant, laborantin, laborantine, chemielaborant, technicien, technicienne, lab manager
3.2 charge de recherche, chargee de recherche, scientifique, ricercatrice, forskare, onderzoeker
"""

# Hospitals, practices and care.
CARE = """
0.9 healthcare assistant, nursing auxiliary, hospital porter, health care assistant, care assistant, carer
0.9 porter
1.2 pflegehelfer, altenpflegehelfer, aide soignant, aide soignante, auxiliar de enfermeria
2.6 foundation year doctor, interne en medecine, interne, foundation year 1 doctor, foundation year 2 doctor
2.6 assistenzarzt, assistenzaerztin, intern physician, senior house officer, krankenpfleger, enfermero
2.6 infirmier
2.6 infermiere, verpleegkundige, sjukskoterska, physiotherapist, physiotherapeut, kinesitherapeute
2.6 fisioterapeuta
2.6 ergotherapeut, logopaede, speech therapist, occupational therapist, radiologe
3.8 specialty registrar, specialist registrar, senior registrar, facharzt, fachaerztin, chef de clinique
3.8 medico adjunto
3.8 clinical nurse leader, senior staff nurse, midwife, sage femme, hebamme, matrona
4.6 consultant cardiologist, ward sister, sister, stationsleitung, stationsleiter, stationsleiterin
4.6 cadre de sante
4.6 practice manager, practice nurse manager, team leader nursing, nurse consultant, ward manager, supervisora
5.4 consultant neurologist, consultant radiologist, consultant paediatrician, medical consultant
5.8 leitender oberarzt, leitende oberaerztin, matron, pflegedienstleitung, pflegedienstleiter, cadre superieur
6.8 clinical director, chief of surgery, chief of medicine, chef de service, jefe de servicio, jefa de servicio
6.8 primario, primarius, klinikdirektor
7.8 chefarzt, chefaerztin, aerztlicher direktor, director of nursing, medical superintendent, director medico
8.6 chief nurse, pflegedirektor, pflegedirektorin
"""

# Courts, chambers and firms of law.
LAW = """
1.2 law clerk, legal secretary, trainee solicitor, court clerk, rechtsanwaltsfachangestellte, clerc
2.8 avocat collaborateur, associate solicitor, junior associate, juriste, giurista
3.6 rechtsanwalt, avocat, abogado, avvocato, advocaat, advogado, procureur, legal counsel, solicitor, barrister
3.6 jurist
4.6 of counsel, counsel, staatsanwalt, staatsanwaeltin, public prosecutor, notaire, notar, notario
4.6 senior associate
5.2 legal director, senior counsel, special counsel, oberstaatsanwalt
6.8 salary partner, salaried partner, avocat associe, avocate associee, socio, socia, kings counsel
6.8 queens counsel, king counsel
6.8 queen counsel, richter am landgericht, richter am amtsgericht, magistrat, district judge, junior partner
7.6 circuit judge, high court judge, judge of appeal, president of the court
9.6 lord chief justice, chief justice, president of the supreme court, managing partner, global managing partner
"""

# Armies, navies, air forces, police and fire brigades; the NATO codes mapped evenly.
SERVICES = """
0.8 matelot, schuetze, soldat, soldado, soldato, aircraftman, sapper, gunner, trooper, ordinary seaman, marine
1.4 gefreiter, able rate, caporal, leading seaman, aircraftwoman, senior aircraftman, leading hand
1.2 probationary constable, police community support officer, special constable, police cadet officer
2.0 police constable, police officer, patrol officer, gardien de la paix, polizeimeister, agente de policia
2.0 polizeioberwachtmeister, agent de police, politieagent, carabiniere, deputy sheriff
2.6 feldwebel, sergent, sargento, sergente, unteroffizier, maat, bosun mate
3.2 hauptfeldwebel, stabsfeldwebel, adjudant, staff sergeant, chief petty officer, police sergeant
3.2 brigadier de police
3.2 detective sergeant, detective constable, custody sergeant, senior constable, polizeiobermeister
3.8 sergeant major, regimental sergeant major, warrant officer class, command sergeant major
3.8 master chief petty officer
4.0 second lieutenant, leutnant zur see, sous lieutenant, alferez, flying officer, pilot officer, ensign
4.4 first lieutenant, oberleutnant, lieutenant junior grade, flight lieutenant, leutnant, fire lieutenant
4.6 detective inspector, kriminalkommissar, polizeikommissar, inspecteur, inspector of police, police lieutenant
5.0 hauptmann, capitaine, capitan, capitano, kapitaenleutnant, polizeihauptkommissar, kriminalhauptkommissar
5.0 fire captain
5.4 chief inspector of police, detective chief inspector, police captain, station officer, watch manager
5.4 fire captain
5.8 squadron leader, lieutenant commander, korvettenkapitaen, commandant, comandante
5.9 detective superintendent, commissaire de police, polizeirat, police major, battalion chief, group commander
6.5 lieutenant colonel, oberstleutnant, fregattenkapitaen, wing commander, teniente coronel, polizeidirektor
6.8 chief superintendent, detective chief superintendent, assistant fire chief, leitender polizeidirektor
7.3 colonel, oberst, group captain, kapitaen zur see, coronel, colonnello, captain navy
7.6 assistant chief constable, deputy commissioner, deputy fire chief, deputy chief constable
7.6 deputy police chief
8.0 deputy chief of police, commander of police, assistant commissioner
8.2 brigadier general, general de brigade, brigadegeneral, brigadier, commodore, air commodore
8.2 flottillenadmiral
8.6 rear admiral, generalmajor, general de division, air vice marshal, konteradmiral
9.2 chief constable, polizeipraesident, commissioner of police, chief of police, police commissioner
9.2 chief fire officer
9.2 fire chief, fire commissioner
9.8 chief of the defence staff, chief of defence, chief of the general staff, chief of army staff
9.8 generalinspekteur
9.8 admiral of the fleet, field marshal, joint chief of staff, marshal of the royal air force
9.8 chief of naval staff
0.6 police cadet, firefighter recruit, fire cadet
2.2 firefighter, feuerwehrmann, pompier, sapeur pompier, bombero, paramedic
3.4 crew manager, crew commander, leading firefighter, notfallsanitaeter
4.8 station manager fire, brandmeister, watch commander
"""

# Churches, mosques, synagogues and temples.
FAITH = """
1.2 verger, sexton, sacristan, acolyte, altar server, messdiener, lay reader, kuester
2.4 deacon, curate, diakon, vikar, vikarin, diacre, diacono, parish worker, gemeindereferent, assistant pastor
2.4 youth pastor
3.0 assistant rabbi, assistant minister, associate pastor, kaplan, cantor, hazzan
3.6 vicar, rector of the parish, parish priest, pfarrer, pfarrerin, pastor, pastorin, cure de la paroisse
3.6 parroco, parish minister
3.6 imam, rabbi, chaplain, parroco, dominee, predikant
4.6 senior rabbi, senior pastor, lead pastor, canon, kanonikus, chanoine, rural dean, senior imam
5.6 archdeacon, dekan im kirchenkreis, superintendent minister, propst, monsignor, prioress, vicar general
6.6 abbot, abbess, dean of the cathedral
7.8 auxiliary bishop, bishop, bischof, bischoefin, eveque, obispo, vescovo, suffragan bishop
8.8 archbishop, erzbischof, archeveque, arzobispo, landesbischof, landesbischoefin, metropolitan, grand mufti
8.8 chief rabbi
9.4 cardinal, kardinal, patriarch, moderator of the general assembly
10 pope
"""

# Crafts, building, land, sea, sky and rail.
WORKS = """
0.9 labourer, laborer, peon, jornalero, manoeuvre, baggage handler, farm hand, farmhand, fruit picker
0.9 plumber mate
0.9 electrician mate, bauhelfer, hilfsarbeiter, stacker, shelf stacker, refuse collector
1.6 ouvrier, obrero, operaio, arbeiter, arbeider, fitter mate, cabin crew, deckhand, machine operator
1.6 line operator
2.4 ouvrier qualifie, geselle, tischlergeselle, oficial, fitter, gas fitter, joiner, bricklayer, glazier
2.4 toolmaker
2.4 herdsman, shepherd, tractor driver, lorry driver, train driver, lokfuehrer, able seaman, forester, winemaker
2.4 millwright
2.4 elektriker, elektroniker, mechatroniker, schreiner, tischler, schlosser, maurer, maler, monteur, mecanicien
2.4 electricien
2.4 facharbeiter, menuisier, plombier, macon, electricista, fontanero, carpintero, mecanico, albanil
2.4 elettricista, idraulico
2.8 air traffic controller, fluglotse, signaller, surveyor, vermesser, first officer, co pilot, copilot
2.8 copilote, second engineer
3.4 senior first officer, purser, chef de cabine, third officer, third mate, second mate, second officer
3.4 head gardener
3.8 foreman, polier, contremaitre, capataz, chef d equipe, vorarbeiter, master mason, ganger, charge hand
3.8 chargehand
3.8 team leader production, schichtfuehrer, schichtleiter
4.2 meister, elektromeister, tischlermeister, master builder, industriemeister, maitre artisan, maestro artesano
4.8 chief mate, chief officer of ship, first mate, airline captain, flugkapitaen, commandant de bord
4.8 flight captain
4.8 site manager, bauleiter, bauleiterin, conducteur de travaux, conductrice de travaux, jefe de obra
4.8 farm manager
4.8 works manager, estate manager, clerk of works, production manager
5.6 ship captain, master mariner, sea captain, kapitaen, harbour master, harbor master, chief engineer
6.2 chief pilot, contracts director, contracts manager, general superintendent, betriebsleiter, werksleiter
6.2 station master
6.2 directeur de travaux
7.4 werkleiter, director of flight operations, fleet director, port director, chef d exploitation
7.4 exploitant agricole
9.0 farm owner
"""

# Stage, screen, music, museums, press and sport.
STAGE = """
0.9 runner, production runner, usher, stagehand, kit assistant, ball boy, ball girl
1.4 assistant stage manager, production assistant, editorial assistant, third assistant director, copy boy
1.4 gallery assistant
1.4 figurant, komparse, understudy
2.4 violinist, cellist, pianist, flautist, singer, soprano, tenor, baritone, percussionist, musiker, musicien
2.4 musico
2.4 goalkeeper, footballer, striker, midfielder, athlete, cyclist, jockey, spieler, futbolista, joueur, jugador
2.4 physio
2.4 camera operator, kameramann, kamerafrau, illustrateur, illustrador, redakteur, journalist, journaliste
2.4 periodista
2.4 giornalista, reporter, sound engineer, chorister, fitness trainer, schauspieler, schauspielerin, comedien
2.4 attore
2.4 taenzer, danseur, bailarin, fotograf, grafiker, redattore, corps de ballet
3.4 principal dancer, section leader, principal violin, soloist, solist, etoile, sub editor, copy editor
3.4 video editor, film editor
3.4 assistant coach, co trainer, cotrainer, entraineur adjoint, team captain, chef de pupitre
3.4 second assistant director
3.4 senior correspondent, foreign correspondent, associate producer, assistant curator, stimmfuehrer
4.4 first assistant director, stage manager, head coach, concertmaster, konzertmeister, dramaturg
4.4 trainer chef, cheftrainer, entrenador principal, entraineur principal, allenatore, academy manager
4.4 line producer
4.4 news editor, features editor, sports editor, city editor, political editor, ressortleiter, ressortleiterin
4.4 chef de rubrique
4.4 curator, kurator, conservateur, dirigent, chef d orchestre, director of photography, set designer
4.4 choreographer
4.8 commissioning editor, section editor, lektor, choirmaster, kapellmeister, kantor, production designer
4.8 music director
5.6 deputy editor, managing editor, chef vom dienst, senior editor, redacteur en chef adjoint, associate editor
5.6 art director, chief curator, principal conductor, chefdirigent, film director, regisseur, realisateur
5.6 theatre director
5.6 stellvertretender chefredakteur, executive editor, ballet master, first team manager
6.4 director of football, sportdirektor, director deportivo, directeur sportif, director of programmes
6.4 head of sport
6.8 executive producer, artistic director, directeur artistique, kuenstlerischer leiter, generalmusikdirektor
7.2 editor in chief, chefredakteur, chefredakteurin, redacteur en chef, redactrice en chef
7.2 redactor jefe, direttore responsabile, hoofdredacteur, group editor
8.8 publisher, verleger, editeur, intendant, intendantin, museum director, director of the museum
8.8 museumsdirektor
8.8 generalintendant, general director of the opera, sportvorstand
9.6 club chairman, club president, owner of the club
"""

# Kitchens, hotels, shops, offices of every kind.
SERVING = """
0.8 commis trainee, koch azubi, kochlehrling, commis apprenti
1.0 kitchen porter, plongeur, commis, commis de cuisine, room attendant, chambermaid, femme de chambre, kellner
1.0 serveur
1.0 camarero, cameriere, shop assistant, verkaeufer, vendeur, dependiente, cashier, bellboy, night porter
1.0 saturday assistant
1.0 lunchtime supervisor, midday supervisor, playground supervisor, barman, barmaid, barback, dishwasher
1.0 commessa, commesso
1.4 administrative officer, clerical officer, data entry clerk, bank teller, bankkaufmann, bankkauffrau
1.4 kaufmann, kauffrau
1.4 assistant de direction, assistante de direction, secretaria de direccion, secretario de direccion
1.4 office junior, clerk typist
1.4 secretaire, secretaria, secretario, segretaria, secretaresse, sekretariat, administrativo, impiegato
1.4 medewerker, handlaeggare
1.4 director assistant, directors assistant, assistant to the director, vorstandsassistent, vorstandsassistentin
2.4 cook, koch, cuisinier, cocinero, cuoco, demi chef de partie, demi chef, concierge, butcher, metzger, baker
2.4 baecker
2.4 boulanger, patissier, sachbearbeiter, charge de mission, charge de communication
2.4 charge d affaires juridiques
2.4 comptable, contable, contador, ragioniere, buchhalter, accountant, caseworker, tax inspector, beamter
2.4 fonctionnaire, funcionario
2.4 funktionaer, gestionnaire, tecnico, tecnica, conseiller de vente, graphiste, traducteur, charge de projet
2.4 chargee de projet
2.6 executive officer, policy officer, programador, desarrollador, sviluppatore, developpeur, ontwikkelaar
2.6 utvecklare
2.6 ingenieur, ingeniero, ingegnere, engenheiro, programmierer, informaticien, informatico
3.4 higher executive officer, senior executive officer, third secretary, attache, attache d administration
3.4 vice consul, oberinspektor
3.4 head waiter, oberkellner, chef de rang, chef de partie, second secretary, regierungsrat
3.4 department supervisor, assistant store manager
3.4 ingenieur confirme, duty manager, assistant manager
4.2 sous chef, souschef, segundo de cocina, maitre d hotel, maitre d, front office manager
4.2 front of house manager
4.2 kuechenmeister, restaurant manager, housekeeping manager, first secretary, oberregierungsrat
4.4 jefe de proyecto, chef de projet senior, gruppenleiter, gruppenleiterin, principal officer, grade 7
4.6 filialleiter, filialleiterin, marktleiter, marktleiterin, store manager, hoofd, chef de secteur
4.6 responsabile
4.8 associate director, directeur adjoint, director adjunto, vicedirettore, referatsleiter, referatsleiterin
4.8 chef de bureau
4.8 prokurist, prokuristin, chief of section, head of unit, sous chef de bureau, regierungsdirektor
4.8 assistant director
5.4 head chef, executive chef, chef de cuisine, kuechenchef, kuechenchefin, jefe de cocina, capo cuoco
5.4 food and beverage director
5.4 chief of staff, abteilungsleiter, abteilungsleiterin, area manager, district manager, jefe de departamento
5.4 capo ufficio
5.4 consul general, generalkonsul, counsellor of embassy, minister counsellor, responsable de departement
5.4 afdelingshoofd
5.8 deputy director, sous directeur, sous directrice, unterabteilungsleiter, unterabteilungsleiterin
5.8 subdirector, ministerialrat
6.6 hotel manager, hoteldirektor, hoteldirektorin, directeur d hotel, chef de cabinet, bereichsleiter
6.6 bereichsleiterin, avdelningschef
8.0 director general, ministerialdirektor, ministerialdirigent, ambassador, botschafter, ambassadeur, embajador
7.4 directeur d administration, country director, ambasciatore, prefet, landrat, high commissioner
8.4 bereichsvorstand, membre du directoire, vorstandsmitglied, mitglied des vorstands
8.4 mitglied der geschaeftsleitung
8.4 member of the executive board, miembro del consejo, vicepresidente ejecutivo, vice president executif
9.0 mayor, buergermeister, oberbuergermeister, maire, alcalde, sindaco, burgemeester, borgmastare
9.4 minister, ministre, ministro, ministerin, staatssekretaer, staatssekretaerin, secretario de estado
9.4 permanent secretary
9.8 president, geschaeftsfuehrer, geschaeftsfuehrerin, algemeen directeur, consejero delegado
9.8 consejera delegada, gerente general
9.8 verkstallande direktor, amministratore delegato, amministratrice delegata, toimitusjohtaja, prezes
9.8 directeur general
9.8 directrice generale, diretor geral, director gerente, presidente ejecutivo, executive chairman
9.8 chief executive, ceo
9.8 chair of trustees, chair of the board, chair of the trustees, general secretary, generalsekretaer
9.8 secretaire general
9.6 managing owner, inhaber, titolare, gerant, dueno, eigenaar
"""

# Where the same word means other things: controllers, secretaries, members, commanders.
DOUBLES = """
1.8 it support, technical support, tech support, desktop support, customer support, application support, user support
1.8 sales support, product support, support desk, help desk, helpdesk, customer service, customer care, guest services
1.6 operative, warehouse operative, process operative, operario, agent polyvalent
2.6 traffic controller, flight controller, document controller, quality controller, stock controller
2.6 credit controller
2.6 production controller, pest controller, air controller, fire controller, control room operator
2.6 legislative assistant
2.8 astronaut, lookout, shop steward, union steward, negotiator
3.8 press secretary, parliamentary secretary, mission specialist, committee secretary, private secretary
5.6 financial controller, group controller, corporate controller, plant controller, company secretary
5.6 cabinet secretary
5.6 mission commander, flight director, account director, group account director
6.8 member of parliament, member of congress, assemblywoman, assemblyman, abgeordneter, abgeordnete, diputado
6.8 deputado
6.8 depute, deputee, deputato, bundestagsabgeordneter, landtagsabgeordneter, member of the european parliament
7.8 parliamentary under secretary, junior minister, minister of state, fraktionsvorsitzender
7.8 fraktionsvorsitzende
7.8 assistant secretary general, studio head, deputy general secretary
9.6 foreign secretary, home secretary, health secretary, education secretary, defence secretary
9.6 secretary of defense
9.6 treasury secretary, secretary of the treasury, secretary of labor, chancellor of the exchequer
9.6 founding partner
9.9 ministerpraesident, premierminister, bundeskanzler, bundeskanzlerin, bundespraesident, prime minister
9.9 head of government
"""

TABLES = (LEARNING, CARE, LAW, SERVICES, FAITH, WORKS, STAGE, SERVING, DOUBLES)

# The other gender of a title: (ending, what stands in its place), tried where a word is in no table.
GENDERS = """
trice=teur trice=tore trice=tor euse=eur ere=er ienne=ien enne=en essa=o esse=e ora=or ara=ar ina=ino ta=to da=do
ra=ro na=no ca=co sa=so la=lo a=o in= ine=in ee=e e= ster=
"""

# Words of German, Dutch and Swedish that others are put before without a space.
ENDS = """
arzt oberarzt chefarzt facharzt anwalt staatsanwalt redakteur chefredakteur kapitaen bischof vorstand leitung
leiter meister rektor direktor praesident minister sekretaer koch kellner verkaeufer verwalter pfleger berater
entwickler ingenieur techniker mechaniker lehrer professor dozent forscher trainer spieler assistent referent
beamter rat richter kommissar inspektor arbeiter gehilfe helfer fahrer laborant kaufmann kauffrau buchhalter
manager chef sprecher hoofd beauftragter directeur medewerker adviseur leider chef ledare ansvarig chauffeur
mitarbeiter lektor kurator intendant
"""
