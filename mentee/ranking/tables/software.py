"""Software, data, product and design."""

ROWS = """
software engineer = software developer = programmer = coder = swe = sde ~ application developer ~ web developer
software engineering = software development = programming = coding ~ software
frontend = front end = ui development ~ javascript ~ web developer ~ react
backend = back end = server side ~ api ~ microservices
full stack = fullstack ~ web developer
web developer = web engineer = website developer ~ frontend ~ webmaster
mobile developer = app developer = mobile engineer ~ android ~ ios
ios = iphone = swift ~ mobile
android = kotlin ~ mobile
embedded = firmware = real time systems ~ microcontroller ~ electronics ~ iot
infrastructure = platform ~ cloud ~ devops
data infrastructure = data platform ~ data engineer
devops = site reliability engineer = sre = platform engineer ~ infrastructure engineer ~ cloud engineer
~ kubernetes
cloud = aws = azure = gcp = google cloud = amazon web services ~ infrastructure
kubernetes = k8s ~ docker ~ containers ~ cloud
infrastructure engineer = systems engineer ~ system administrator ~ network engineer
system administrator = sysadmin = systems administrator = IT administrator ~ IT operations
IT = information technology = information systems = ict ~ IT operations
IT support = help desk = service desk = desktop support = technical support ~ support technician
network engineer = network administrator ~ telecommunications ~ cisco
security engineer = cybersecurity = cyber security = information security = infosec = IT security
~ penetration tester
penetration tester = pentester = ethical hacker = red team
quality assurance = qa = tester = test engineer = sdet = software testing ~ automation
solutions architect = software architect = system architect = technical architect ~ enterprise architect
architecture = system design ~ distributed systems
distributed systems = scalability ~ microservices ~ backend
tech lead = technical lead = lead engineer = lead developer = engineering lead ~ staff engineer
~ engineering manager
staff engineer = principal engineer = distinguished engineer ~ architect
engineering manager = software development manager = development manager = head of engineering
~ engineering director
cto = chief technology officer = vp engineering = technology director ~ head of engineering
cio = chief information officer = IT director = head of IT ~ IT manager
database administrator = dba ~ database developer ~ sql
sql = relational database = postgresql = mysql = oracle ~ database
nosql = mongodb = cassandra ~ database
open source = free software = foss = oss ~ maintainer ~ linux
linux = unix ~ kernel ~ system administrator
compiler = programming languages ~ llvm
javascript = js = typescript = node ~ react ~ frontend
python = django ~ flask ~ pandas
java = jvm = spring ~ kotlin ~ scala
c++ = cpp ~ c ~ systems programming
dotnet = c# = net ~ microsoft
rust ~ systems programming
golang = go language
php ~ laravel ~ wordpress
game developer = game programmer = game designer ~ unity ~ unreal ~ game development
computer graphics = rendering = 3d ~ game development ~ opengl
virtual reality = vr = augmented reality = ar = xr
robotics = robot ~ mechatronics ~ automation ~ autonomous
blockchain = crypto = web3 ~ cryptocurrency ~ smart contracts
agile = scrum = kanban ~ scrum master ~ agile coach
data scientist = data science = applied scientist = ml scientist ~ machine learning ~ statistician
~ data analyst
machine learning = ml = deep learning = statistical learning ~ ai ~ neural networks ~ data science
ai = artificial intelligence = machine intelligence ~ machine learning ~ deep learning ~ llm
machine learning engineer = ml engineer = mlops = ai engineer ~ data scientist ~ research scientist
llm = large language models = generative ai = genai = gpt ~ nlp
nlp = natural language processing = computational linguistics = text mining ~ language models
computer vision = image processing = image recognition ~ deep learning
data engineer = data engineering = etl developer = big data engineer ~ data platform ~ data warehouse ~ spark
big data = hadoop = spark ~ data engineering
data analyst = analytics = business intelligence = bi = data analysis = reporting analyst ~ data scientist
~ tableau
analytics engineer = bi developer = business intelligence developer ~ data engineer
data visualisation = data visualization = dashboards = tableau = power bi ~ data analyst
head of data = data director = analytics director = chief data officer = cdo = data lead = analytics manager
statistics = statistician = biostatistician = statistical ~ econometrics ~ quantitative ~ data analysis
operations research = optimisation = optimization = decision science ~ quantitative analyst
data governance = data quality = master data ~ data steward ~ privacy
product manager = product owner = product management = pm ~ product lead ~ program manager
head of product = product director = vp product = chief product officer = cpo = group product manager
product marketing ~ product manager ~ go to market
technical program manager = tpm = delivery manager = program manager ~ project manager
project manager = project lead = project coordinator = project management = pmp ~ program manager
~ delivery manager
business analyst = systems analyst = requirements engineer = process analyst ~ functional consultant
technical writer = documentation = technical author ~ content writer ~ documentation engineer
developer advocate = developer relations = devrel = developer evangelist = technical evangelist
~ community manager
solutions engineer = sales engineer = presales = pre sales ~ solutions consultant ~ solutions architect
erp = sap = oracle applications ~ erp consultant
crm = salesforce ~ customer relationship
ux designer = user experience = ux = interaction designer = product designer = usability ~ ui designer
~ ux researcher
ui designer = user interface = visual designer = web designer ~ graphic designer ~ ux designer
ux researcher = user researcher = user research = usability researcher = design research
graphic designer = visual communication = graphic artist = graphic design ~ illustrator ~ brand designer
~ art director
design lead = head of design = design director = design manager = creative director
industrial designer = product design = industrial design ~ cad
accessibility = a11y = inclusive design
game design ~ level designer ~ game developer
quantum computing = quantum information ~ quantum physics
high performance computing = hpc = supercomputing = parallel computing ~ scientific computing
scientific computing = computational science = numerical = simulation ~ modelling
bioinformatics = computational biology = genomics ~ biostatistics ~ computational biologist
geographic information = gis = geospatial = cartography = mapping ~ remote sensing
search engineer = information retrieval = search ~ recommender systems
recommender systems = recommendation = personalisation = personalization ~ machine learning
speech = audio = voice ~ signal processing
signal processing = dsp ~ communications
startup = entrepreneur = founder = cofounder = start up ~ venture ~ small business owner
"""
