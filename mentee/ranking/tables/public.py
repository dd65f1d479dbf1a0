"""Engineering and making, trades, arts and media, public sector, armed forces, non-profit work."""

ROWS = """
mechanical engineer = mechanical engineering = mechanical design = machine design ~ manufacturing engineer ~ cad
electrical engineer = electrical engineering = electronics engineer = electronics = power engineer = ee
~ electrician ~ embedded
civil engineer = civil engineering = structural engineer = structural engineering ~ construction ~ geotechnical
chemical engineer = chemical engineering = process engineer = process engineering ~ chemist
aerospace = aerospace engineer = aeronautical = aviation = space = spacecraft = aircraft ~ pilot
automotive = vehicle = car = automobile ~ mechanic ~ mechanical engineer
industrial engineer = industrial engineering = production engineer = manufacturing engineer
~ process improvement ~ lean
hardware engineer = chip design = asic = fpga = vlsi = semiconductor = semiconductors ~ electronics
energy = power = utilities = oil and gas = petroleum ~ renewable energy ~ power plant
renewable energy = solar = wind energy = wind power = clean energy = photovoltaic = cleantech ~ energy ~ climate
nuclear = reactor = nuclear engineer ~ energy
mining = mine = mining engineer = quarry ~ geologist
manufacturing = production = factory = plant = assembly ~ industrial engineer ~ machine operator
plant manager = production manager = factory manager = manufacturing manager = operations manager
~ manufacturing
machine operator = machinist = cnc = lathe operator = press operator = production worker
= production technician ~ assembler
assembler = assembly worker = assembly line worker = fabricator = production worker ~ machine operator
maintenance = maintenance technician = repair = repairer = mechanic = service technician ~ millwright
~ facilities
mechanic = auto mechanic = automotive technician = car mechanic = motor mechanic ~ maintenance
welder = welding = metal worker = sheet metal worker = fabricator ~ boilermaker
electrician = wireman = electrical installer = electrical technician = lineman
plumber = pipefitter = pipe fitter = steamfitter = plumbing = gas fitter
carpenter = joiner = woodworker = cabinet maker = cabinetmaker = carpentry = wood worker
construction = builder = building = contractor = construction worker = construction manager = site manager
~ civil engineer ~ foreman
painter = decorator = house painter = coater
roofer = mason = bricklayer = stonemason = tiler = concrete finisher ~ construction
hvac = heating = air conditioning = refrigeration = climate control ~ plumber
surveyor = land surveyor = surveying = cartographer ~ gis
architect = architecture = building design = architectural designer ~ urban planner ~ interior designer
urban planner = city planner = town planner = urban planning = regional planner ~ architect ~ transport planning
interior designer = interior design = interior decorator ~ architect
landscape architect = landscape = gardener = landscaper = horticulture = groundskeeper ~ florist
farmer = agriculture = farming = rancher = grower = agronomist = agronomy = farm manager ~ agricultural ~ crop
forester = forestry = logger = forest ranger ~ conservation
fisher = fishing = aquaculture = fish farmer
safety = health and safety = ehs = occupational safety = hse = safety engineer ~ compliance ~ environmental
artist = fine art = painter = visual artist = sculptor ~ illustrator ~ art
art = arts = arts and culture = culture = cultural ~ museum ~ gallery
illustrator = animator = animation = cartoonist = motion designer ~ graphic designer
photographer = photography = videographer = cameraman = camera operator = cinematographer ~ film
film = filmmaker = film director = movie = video producer = producer = film production = video ~ television
~ screenwriter
television = tv = broadcasting = broadcast = radio = presenter = announcer ~ journalist ~ producer
actor = actress = performer = theatre = theater = acting = stage ~ drama ~ dancer
musician = music = composer = singer = instrumentalist = orchestra = conductor = songwriter ~ music teacher
~ sound engineer
sound engineer = audio engineer = sound technician = sound designer ~ music
dancer = dance = choreographer = ballet
writer = author = novelist = poet = creative writing = playwright ~ copywriter ~ editor
journalist = reporter = journalism = correspondent = news writer = columnist = newspaper ~ editor ~ writer
editor = editorial = copy editor = managing editor = editor in chief = proofreader ~ journalist ~ publishing
translator = interpreter = translation = interpreting = localisation = localization ~ linguist
curator = museum = gallery = exhibition = conservator ~ archivist ~ historian
archivist = archives = records manager = records management ~ librarian
fashion = fashion designer = apparel = clothing = textile = tailor = dressmaker = seamstress ~ designer
hairdresser = barber = hair stylist = beautician = cosmetologist = beauty ~ makeup artist
athlete = sports = sport = fitness = personal trainer = fitness trainer = sports coach ~ referee
~ physical education
civil servant = government = public administration = public sector = public service = public official
= government official ~ policy
policy = policy analyst = public policy = policy adviser = policy advisor = policy officer ~ government
~ legislative
politician = member of parliament = senator = legislator = congress = mayor = councillor = elected official
~ policy
diplomat = diplomacy = foreign service = ambassador = foreign affairs = consul ~ international relations
international development = development cooperation = aid = humanitarian = relief ~ ngo ~ united nations
united nations = un = unicef = undp ~ international development
non profit = nonprofit = ngo = charity = not for profit = third sector = foundation ~ social enterprise
~ philanthropy
fundraiser = fundraising = development director = donor relations = philanthropy = grant writer
= major gifts ~ non profit
community organiser = community organizer = activist = advocacy = campaigner = outreach ~ volunteer coordinator
volunteer = volunteering = volunteer coordinator = volunteer manager ~ non profit
social enterprise = social entrepreneur = impact = social innovation = impact investing ~ non profit
military = army = armed forces = navy = air force = soldier = defence = defense = marine corps ~ officer
~ veteran
intelligence analyst = intelligence = intelligence officer ~ security ~ military
police = police officer = law enforcement = detective = sheriff = constable = patrol officer ~ investigator
~ security guard
firefighter = fire fighter = fire service = fire department = fireman
security guard = security officer = guard = watchman ~ police
correctional officer = prison = corrections = jailer = probation officer
customs = border = immigration officer = customs officer
inspector = inspection = examiner = quality inspector ~ auditor
clergy = priest = pastor = minister = rabbi = imam = chaplain = church = ministry
pilot = aviator = flight = airline pilot = captain ~ aviation ~ flight attendant
flight attendant = cabin crew = steward = stewardess
sailor = seaman = ship = maritime = marine = deckhand = mariner ~ navy ~ shipping
train driver = locomotive engineer = railway = railroad = rail ~ transport
janitor = cleaner = custodian = housekeeper = cleaning = maid = housekeeping
babysitter = nanny = child care = childcare worker ~ early childhood
clerk = office clerk = data entry = typist = office worker = filing ~ administrative assistant
cashier = checker = teller = ticket seller
driver = operator ~ truck driver
technician = technologist = tech ~ engineer
engineer = engineering ~ technologist
consultant = advisor = adviser = consulting ~ expert
analyst = analysis ~ researcher
specialist = expert = professional
instructor = trainer = teacher ~ coach
laborer = labourer = manual worker = farm hand
funeral director = mortician = undertaker = embalmer
butcher = meat cutter = slaughterer = meat packer
baker = pastry chef = confectioner = bakery
jeweler = goldsmith = silversmith = watchmaker = jewellery
printer = printing = press operator = typesetter = lithographer
packer = packager = packaging = wrapper = bagger
loader = stevedore = longshoreman = dock worker = freight handler = cargo
crane operator = heavy equipment operator = excavator operator = bulldozer operator = earth moving
softwareentwickler = software engineer = entwickler
ingenieur = engineer = ingeniero = ingegnere = ingénieur
geschäftsführer = ceo = managing director = directeur général
lehrer = teacher = lehrerin = enseignant = profesor
krankenpfleger = nurse = krankenschwester = infirmière = enfermera
arzt = physician = ärztin = médecin = médico
rechtsanwalt = lawyer = avocat = abogado
buchhalter = accountant = comptable = contador
projektleiter = project manager = chef de projet = jefe de proyecto
vertrieb = sales = ventes = ventas
personalwesen = human resources = hr = ressources humaines = recursos humanos
forschung = research = recherche = investigación
wissenschaftler = scientist = forscher = chercheur = investigador
"""
