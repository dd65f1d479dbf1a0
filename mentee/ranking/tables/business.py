"""Management, finance, marketing, sales, people and operations."""

ROWS = """
ceo = chief executive officer = chief executive = managing director = president = general manager ~ founder
~ executive director
coo = chief operating officer = operations director = head of operations = vp operations ~ operations manager
general management = general manager = business unit manager = country manager ~ managing director
executive = executive leadership = c level = senior leadership = senior management ~ director ~ vice president
leadership = team leadership ~ management ~ team lead
manager = management = managing ~ supervisor ~ team lead
supervisor = team leader = foreman = shift leader ~ manager ~ line manager
director = head of = department head ~ vice president ~ manager
vice president = vp
senior vice president = svp
executive vice president = evp
board member = non executive director = board director = trustee = supervisory board ~ governance
chief of staff ~ executive assistant ~ strategy
strategy = strategic planning = corporate strategy = strategist = business strategy ~ corporate development
~ management consultant
management consultant = consultant = consulting = strategy consultant = business consultant = advisory ~ adviser
corporate development = mergers and acquisitions = m&a ~ strategy ~ investment banking
business development = partnerships = partner manager = alliances = bizdev ~ sales ~ account manager
transformation = change management = organisational change = organizational development = change manager
~ digital transformation
innovation = innovation manager = new ventures ~ r&d ~ product development
entrepreneur = business owner = small business owner = founder = self employed ~ startup
cfo = chief financial officer = finance director = head of finance = vp finance ~ finance manager ~ controller
finance = financial = financial management ~ accounting ~ financial analyst
accountant = accounting = bookkeeper = cpa = chartered accountant = bookkeeping ~ auditor ~ controller
controller = comptroller = financial controller = accounting manager = controlling ~ finance manager
auditor = audit = internal audit = auditing ~ compliance ~ accountant
financial analyst = fp&a = financial planning = financial planning and analysis = financial modelling
~ business analyst ~ finance
tax = taxation = tax adviser = tax advisor = tax accountant = tax consultant ~ accountant
treasury = treasurer = cash management
investment banker = investment banking = capital markets ~ corporate finance ~ private equity
private equity = venture capital = vc = venture capitalist = investor = growth equity ~ angel investor
~ fund manager
portfolio manager = fund manager = asset management = investment manager = asset manager
= investment analyst ~ equity research
trader = trading = dealer = market maker = broker ~ commodities ~ quantitative analyst
quantitative analyst = quant = quantitative finance = quantitative researcher = financial engineer
~ statistics ~ trader
risk manager = risk management = risk analyst = risk ~ compliance ~ actuary
actuary = actuarial = actuarial analyst ~ insurance ~ statistics
insurance = underwriter = insurance agent = insurance broker ~ claims adjuster ~ actuary
banker = banking = bank = loan officer = credit analyst = relationship manager ~ financial services
financial adviser = financial advisor = wealth management = wealth manager = financial planner
= personal financial advisor ~ private banking
fintech = payments = financial technology ~ banking
real estate = realtor = property = estate agent = real estate agent = property manager ~ leasing
procurement = purchasing = buyer = purchasing agent = sourcing = purchaser = procurement manager
~ supply chain ~ vendor management
marketing = marketer = marketing specialist = market ~ brand manager ~ communications ~ advertising
marketing manager = marketing director = head of marketing = cmo = chief marketing officer = vp marketing
= marketing lead
digital marketing = online marketing = performance marketing = growth marketing = seo = sem
= search engine optimization ~ social media
growth = growth hacker = user acquisition = demand generation ~ performance marketing
brand manager = branding = brand = brand strategist ~ marketing manager ~ advertising
content = content marketing = content writer = content creator = copywriter = content strategist ~ editor
~ writer
social media = social media manager = community manager = community ~ digital marketing ~ influencer
communications = public relations = pr = corporate communications = press officer = communications manager
= media relations ~ spokesperson ~ journalist
advertising = ad agency = media planner = media buyer = account planner ~ marketing
market research = market researcher = consumer insights = market analyst = insights ~ data analyst
event manager = event planner = events = event coordinator = meeting planner = conference organiser
~ hospitality
sales = salesperson = sales representative = sales rep = selling = sales executive ~ account executive
~ business development
account executive = account manager = key account manager = client manager = client partner ~ sales
~ customer success
sales manager = sales director = head of sales = vp sales = chief revenue officer = cro = sales lead
= commercial director
inside sales = sdr = sales development representative = bdr = telesales ~ lead generation
customer success = customer success manager = client success = csm ~ account manager ~ customer support
customer service = customer support = call center = customer care = customer service representative
= contact centre ~ help desk
retail = shop = store = retail sales = sales assistant = shop assistant = store manager ~ merchandiser ~ cashier
e commerce = ecommerce = online retail = marketplace ~ digital marketing
merchandiser = merchandising = category manager = assortment ~ buyer
hr = human resources = personnel = hr manager = hr generalist
~ recruiter ~ hr business partner
chro = hr director = head of hr = vp hr = chief human resources officer
hr business partner = hrbp ~ hr manager
recruiter = recruiting = talent acquisition = recruitment = headhunter = sourcer = staffing ~ hr
training = learning and development = l&d = trainer = corporate trainer = training manager
= talent development ~ instructional designer
compensation = benefits = payroll = total rewards = comp and ben ~ hr
diversity = dei = diversity and inclusion = equity and inclusion = inclusion ~ hr
employee relations = labor relations = labour relations = industrial relations = union ~ hr
executive assistant = personal assistant = administrative assistant = secretary = pa = office assistant
~ office manager ~ receptionist
office manager = office administrator = administrator = administration = office management ~ executive assistant
receptionist = front desk = front office ~ office assistant
operations = operations manager = business operations = bizops = ops ~ process improvement ~ logistics
process improvement = lean = six sigma = continuous improvement = kaizen = operational excellence
= process engineer ~ quality
supply chain = logistics = supply chain manager = logistician = logistics manager = distribution
~ procurement ~ warehouse ~ transport
warehouse = storekeeper = inventory = stock clerk = warehouse worker = fulfilment ~ logistics
transport = transportation = freight = shipping = fleet ~ truck driver ~ logistics
truck driver = lorry driver = driver = chauffeur = delivery driver ~ transport
product development = npd = new product development ~ product manager ~ r&d
quality manager = quality assurance = quality control = quality engineer = quality inspector ~ six sigma
~ auditor
planner = planning = demand planner = production planner = scheduler ~ supply chain
facilities = facility manager = facilities manager = building manager = property maintenance ~ janitor
hospitality = hotel = hotel manager = guest services = innkeeper ~ restaurant ~ tourism
restaurant = restaurant manager = food service = catering = food and beverage ~ chef ~ waiter
chef = cook = kitchen = culinary = head chef = sous chef ~ restaurant ~ baker
waiter = waitress = server = bartender = barista
tourism = travel = travel agent = tour guide = tour operator ~ hospitality
"""
