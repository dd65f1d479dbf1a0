"""Research, teaching, medicine, care and law."""

ROWS = """
professor = faculty = full professor = chair = academic ~ lecturer ~ associate professor ~ researcher
assistant professor = tenure track = junior professor ~ lecturer ~ associate professor
lecturer = university teacher = instructor = docent ~ professor ~ adjunct
postdoc = postdoctoral = research fellow = postdoctoral researcher ~ research associate ~ scientist
phd = doctoral = doctorate = phd student = doctoral student = graduate researcher ~ research assistant
researcher = scientist = research scientist = investigator ~ research fellow ~ research associate ~ professor
research = r&d = research and development ~ laboratory ~ science
principal investigator = pi = research lead = lab head = group leader = research group leader ~ professor
research director = head of research = chief scientist = director of research ~ principal scientist
research assistant = lab assistant = research technician ~ laboratory technician
laboratory technician = lab technician = lab scientist ~ research assistant ~ medical technologist
grant = grants = fundraising = research funding ~ proposal
publishing = editor = journal ~ peer review ~ publications
dean = head of faculty = faculty dean = provost ~ department head ~ department chair
biologist = biology = life sciences = biological ~ molecular biology ~ ecology
molecular biology = genetics = cell biology = geneticist = biochemist = biochemistry ~ biotechnology
biotechnology = biotech = biopharma ~ pharmaceutical ~ life sciences
neuroscience = neuroscientist = brain ~ cognitive science ~ neurology
psychologist = psychology = psychotherapist = clinical psychologist ~ counselor ~ therapist ~ mental health
chemist = chemistry = chemical analysis ~ chemical engineer ~ materials scientist
physicist = physics ~ astronomer ~ astrophysics
mathematician = mathematics = maths = math ~ statistics
economist = economics = economic analysis ~ econometrics ~ policy analyst ~ finance
sociologist = sociology = social scientist = social science = anthropologist ~ ethnography
historian = history ~ archivist ~ curator ~ museum
linguist = linguistics = philology ~ translator
philosopher = philosophy = ethics = ethicist
political science = political scientist = international relations ~ policy ~ diplomacy
geologist = geology = geoscientist = earth science ~ geophysics ~ mining
environmental scientist = environment = ecology = ecologist = conservation ~ sustainability ~ climate
climate = climate change = decarbonisation = decarbonization = net zero ~ sustainability ~ renewable energy
sustainability = esg = corporate responsibility = csr = sustainable development ~ climate ~ environment
materials scientist = materials science = metallurgist = materials engineer ~ chemist
astronomer = astronomy = astrophysics = astrophysicist = space science ~ physics
teacher = educator = schoolteacher = school teacher = tutor = instructor ~ teaching assistant ~ professor
teaching = education = pedagogy = instruction ~ curriculum ~ training
primary school = elementary school = elementary teacher = primary teacher ~ kindergarten ~ early childhood
secondary school = high school = middle school ~ secondary teacher
early childhood = preschool = kindergarten = nursery = childcare = daycare ~ primary school
special education = special needs = learning support = inclusion teacher
school principal = headteacher = head teacher = headmaster = school director = school leader
= vice principal ~ school administrator
instructional designer = curriculum developer = learning designer = e learning = curriculum ~ training developer
school counselor = guidance counselor = career counselor = career adviser = career advisor
~ student advisor ~ career coach
coach = coaching = executive coach = leadership coach = life coach ~ mentor ~ trainer
mentor = mentoring = mentorship ~ coach ~ adviser
librarian = library = information specialist ~ archivist
physician = doctor = medical doctor = md = medical practitioner = clinician ~ surgeon ~ hospitalist
~ general practitioner
general practitioner = gp = family doctor = family physician = primary care = family medicine ~ internist
surgeon = surgery = surgical ~ orthopedic ~ operating room
internal medicine = internist = hospitalist ~ physician
pediatrician = pediatrics = paediatrics = paediatrician = child health ~ neonatal
psychiatrist = psychiatry = mental health ~ psychologist ~ psychotherapy
cardiologist = cardiology = heart = cardiac
oncologist = oncology = cancer
neurologist = neurology ~ neuroscience
radiologist = radiology = medical imaging = radiographer = radiologic technologist ~ sonographer
anesthesiologist = anaesthetist = anesthetist = anesthesia ~ nurse anesthetist
obstetrician = gynecologist = obstetrics = gynaecology = obgyn = women's health ~ midwife
emergency medicine = emergency = er = trauma = emergency physician ~ paramedic ~ intensive care
intensive care = icu = critical care
dentist = dental = dentistry = orthodontist = oral health ~ dental hygienist
pharmacist = pharmacy = chemist's ~ pharmacy technician ~ pharmacology
pharmaceutical = pharma = drug development = pharmacology ~ clinical trials ~ biotechnology
clinical trials = clinical research = cra = clinical research associate = clinical study ~ regulatory affairs
nurse = registered nurse = rn = nursing = staff nurse = nurse clinician ~ nurse practitioner ~ caregiver
~ licensed practical nurse
nurse practitioner = advanced practice nurse = aprn = clinical nurse specialist ~ physician assistant
~ registered nurse
licensed practical nurse = lpn = licensed vocational nurse = lvn ~ nursing assistant
nurse manager = head nurse = charge nurse = ward sister = director of nursing = matron = chief nurse
nursing assistant = cna = nurse aide = healthcare assistant = caregiver = home health aide ~ orderly
~ personal care aide
midwife = midwifery = birth ~ obstetrics
paramedic = emt = ambulance = emergency medical technician
physical therapist = physiotherapist = physical therapy = physiotherapy = rehabilitation
~ occupational therapist
occupational therapist = occupational therapy = ot ~ rehabilitation
speech therapist = speech language pathologist = speech pathologist = slp ~ audiologist
dietitian = nutritionist = nutrition = dietician
health care = healthcare = health = medical = medicine = clinical ~ hospital ~ physician
public health = epidemiologist = epidemiology = global health = population health ~ health policy
health administration = hospital administrator = healthcare manager = health services manager
= practice manager ~ medical director
medical assistant = clinical assistant = doctor's assistant ~ medical secretary
medical technologist = clinical laboratory scientist = medical laboratory ~ phlebotomist
veterinarian = vet = veterinary = animal doctor ~ veterinary technician
social worker = social work = case worker = caseworker = case manager = welfare ~ counselor ~ family support
counselor = counsellor = therapist = counselling = counseling ~ psychologist ~ social worker
optometrist = optician = optometry = ophthalmologist = eye care
medical device = medtech = biomedical engineer = biomedical engineering ~ healthcare technology
health informatics = digital health = ehealth = medical informatics = healthtech ~ electronic health records
lawyer = attorney = solicitor = barrister = advocate = legal counsel = counsel = jurist ~ paralegal
~ legal adviser
legal = law = legal affairs ~ lawyer ~ compliance
general counsel = chief legal officer = head of legal = legal director = corporate counsel = in house counsel
paralegal = legal assistant = legal secretary = law clerk
corporate law = mergers and acquisitions = m&a = commercial law ~ contracts
litigation = litigator = trial lawyer = dispute resolution ~ arbitration
intellectual property = patent = patents = trademark = ip law = patent attorney ~ copyright
tax law = tax lawyer ~ tax adviser
criminal law = prosecutor = public defender = criminal defence = district attorney
judge = magistrate = judiciary = justice ~ court
human rights = civil rights = asylum ~ immigration lawyer
compliance = compliance officer = regulatory compliance = regulatory affairs ~ risk ~ audit ~ legal
privacy = data protection = gdpr = dpo ~ compliance ~ information security
contract manager = contracts = contract administrator = contract specialist ~ procurement
notary = notary public
"""
