"""Short and pet forms of given names in several languages: which two given names may be one human's."""

from __future__ import annotations

from functools import lru_cache

# One group per line: forms of one name, in folded letters. A form may stand in several groups.
_GROUPS = """
abigail abby gail
abraham abe bram ibrahim
adelaide adele heidi addie
adrian ade
albert al bert bertie albrecht
alberto beto tito
alejandro alex ale sandro
alejandra alex ale sandra
alexander alex al alec sandy sasha xander lex alexandre sander aleksandr oleksandr
alexandra alex sandra sandy sasha lexi alexa aleksandra oleksandra
alfred al fred alf freddie
alice ali alicia
alison ali allie allison alyson
amanda mandy manda
anastasia nastya stacy asya
andreas andi andy
andrea andi drea
andrew andy drew andrei andre andrzej andrey
angela angie ange
anna ann anne annie nan anya hanna hannah
anthony tony ant antoni
antonio tony toni toto antoine anton
antonia toni tonia
archibald archie
arthur art artie
barbara barb barbie babs babette bobbie
bartholomew bart
bartosz bartek
beatrice bea trixie beatrix beatriz
benedict ben benedikt
benjamin ben benny benji
bernard bernie bernhard
bradley brad
bridget biddy bridie brigitte gitta
calvin cal
cameron cam
carol carrie caroline carolyn carolina lina caro
catherine kate katie cathy kathy kat cat katherine kathryn katharine kitty katharina kathrin katrin karin trina
charles charlie chuck chas carl karl carlos
charlotte charlie lottie lotte
christian chris christi
christina chris christine christy tina kristina kristine kirsten stina
christopher chris kit topher christoph christophe kristof cristobal
clarence clare
clifford cliff
constance connie
cornelius neil corne con
craig
cynthia cindy
daniel dan danny dani
danielle dani
david dave davey davide
deborah deb debbie debra
dennis den denny denis
diana di diane
dimitri dima dmitri dmitry dimitrios
dominic dom nick dominik dominique
dolores lola
donald don donny
dorothy dot dotty dolly dorothea thea dora
douglas doug
edith edie
edmund ed eddie ned
eduardo edu lalo
edward ed eddie ted teddy ned eduard
edwin ed eddie
eleanor ellie nell nora eleonora elena leonor
elena lena
elizabeth liz lizzie beth betty eliza elsie lisa libby betsy bess elisabeth elisa ella lisbeth liesel elli sissi else
emily em emmy emilia emilie
emmanuel manny manu emanuel manuel
enrique kike quique
ernest ernie ernst ernesto
esther hester essie
eugene gene evgeny yevgeny eugen zhenya
evelyn eve evie
ferdinand ferdi fernando nando
florence flo flossie
frances fran fanny francesca franziska franzi francisca paca
francis frank fran francois
francisco paco pancho fran kiko curro
franklin frank
franz francesco frank franco francis
frederick fred freddie freddy rick friedrich fritz frederic federico fiete
gabriel gabe gabi
gabriele gabriella gabi gaby gabrielle
geoffrey geoff jeff jeffrey
george georgie georg jorge giorgio jurgen georges yuri
gerald gerry jerry gerard gerd gerhard
gertrude trudy gerti
gregory greg gregor grzegorz grigory
gilbert gil bert
giovanni gianni nanni
giuseppe beppe peppe pino
guillermo memo guille
gwendolyn gwen
hannelore hanne lore
harold harry hal
helen nell nellie helena lena helene ellen
henry harry hank hal heinrich heinz hendrik henri enrico henk heiner
herbert herb bert
howard howie
hubert bert hugh
hugh hugo huw
ignacio nacho
immanuel manuel
irene rene
isaac ike zac
isabel isabella bella izzy belle ysabel isabelle
ivan vanya
jacob jake jakob jacques jaap kobus yakov
jacqueline jackie
james jim jimmy jamie jem jaime
janet jan jenny
jane janie jenny janet
jason jay
jean jeannie jeanne
jennifer jen jenny jenn
jeremy jerry jem jeremiah
jerome jerry
jessica jess jessie
jesus chuy chucho
joanna jo joanne joan johanna hanna hanne
johannes hans hannes johann jan jo
john jack johnny jon jan jean sean ian ivan juan johan jens
jonathan jon jonny nathan johnathan
jose pepe chepe
joseph joe joey jo josef sepp jozef jupp josip
josephine jo josie josefa fina
joshua josh
judith judy jutta
julia julie jule juliane
julian jules julien
karen kari
kazimierz kazik
kenneth ken kenny
kevin kev
kimberly kim
klaus claus nicolaus niklas
konrad conny kurt curt conrad
krzysztof krzys chris
lawrence larry laurie lars lorenz lorenzo laurent
leonard leo len lenny leonhard leonardo
leopold leo poldi
leslie les
lillian lily lil lilian
louis lou louie ludwig lewis luis luigi lutz
louise lou lulu luisa
lucas luke luc lukas
lucy lucia luz
magdalena magda lena madeleine maddy
malgorzata gosia
margaret maggie meg peggy marge margie greta rita madge daisy margarete margarita margot grete gretchen
maria mary marie mia maja mitzi mariechen masha
maria conchita
marianne mimi
marilyn mary
marcus marc mark markus marco marek
martha marty patty
martin marty tino
matilda tilly mathilde
matthew matt matty matthias mathias mathieu mateo matteo hias matthijs thijs
maurice mo moritz mauricio
maximilian max maxi maxim
maxwell max
melanie mel
melissa mel missy lissa
mercedes merche
michael mike mick mickey mikey micha michel michal mikhail miguel mischa misha michele
michelle shelly mich
mildred millie
miriam mimi mirjam
mitchell mitch
mohammed mo mohamed muhammad mohammad
monica mona monika moni
nancy nan
nathaniel nate nat nathan
natalie nat nattie natalia natasha tasha nathalie
nicholas nick nicky nico klaus nicolas nikolaus nikolai kolya niko nicola niels
nicole nicky nic nikki
norman norm
oliver ollie olli olivier
olivia liv livvy
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy patricio
paul pauly pablo paolo pavel
paula pauline polly
peggy margaret
penelope penny
peter pete petra pedro pierre piet piotr pyotr peer petr
philip phil pip phillip philipp felipe philippe
philippa pippa pip
rachel rach shelly raquel
randolph randy
raymond ray raimund
rebecca becky becca bex rebekka
reginald reg reggie
regina gina
renate nate
ricardo rico ricky
richard rick dick rich ricky richie riccardo ricardo
robert bob rob bobby robbie bert roberto robin
roderick rod roddy
rodney rod
roger rodge rudiger
roland rolly
ronald ron ronnie
rosemary rose rosie romy
rudolf rudi rudy rolf
rupert rob
russell russ
salvador chava
samantha sam sammy
samuel sam sammy
sarah sally sadie sara
sebastian seb bastian basti sebastien
sergei sergey serge seryozha sergio
sharon shari
sidney sid
simon si simeon
stanley stan stanislav stanislaw staszek
stefanie steffi stephanie steph stefania
stephen steve stevie steven stefan stephan stephane esteban steffen istvan
stuart stu stewart
susan sue susie suzy suzanne susanne susanna susanna sanne
svetlana sveta lana
sylvia silvia sylvie
tamara tammy
teresa terry tess tessa theresa resi therese
terence terry terrance
theodore ted teddy theo theodor
thomas tom tommy tomas tomasz
timothy tim timmy
tobias tobi toby
ulrich uli ulli
ulrike uli ulla ulli
ursula uschi ulla
valentina valya tina
valerie val
veronica ronnie vera vroni veronika
victor vic viktor
victoria vicky tori vic viktoria
vincent vince vinnie vincenzo vicente
virginia ginny
vladimir vova volodya vlad
walter walt wally
wilfred will fred
wilhelmina mina minnie wilma
william bill will billy willy liam wilhelm guillaume willem wim
winifred winnie
wolfgang wolf wolfi
yvonne eve
zachary zach zack
zoltan zoli
laszlo laci
jerzy jurek
malcolm mal
jeffrey jeff geoff
katarzyna kasia
tadeusz tadek
wojciech wojtek
zbigniew zbyszek
agnieszka aga
aleksandra ola
aleksander olek alek
ewelina ewa
concepcion concha conchita
dolores lola
rosario charo
consuelo chelo
pilar pili
"""


def _read() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, words in enumerate(_GROUPS.split("\n")):
        for word in words.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_NUMBERS = _read()


def groups(given: str) -> frozenset[int]:
    """Numbers of the groups in which a folded given name stands; empty where it is in none."""
    return _NUMBERS.get(given, frozenset())


@lru_cache(maxsize=65536)
def same_given(one: str, other: str) -> bool:
    """Whether two folded given names are equal or forms of one name."""
    return one == other or not groups(one).isdisjoint(groups(other))


def forms(given: str) -> tuple[str, ...]:
    """The other forms of a folded given name, in order of the alphabet; empty where none is known."""
    numbers = groups(given)
    return tuple(sorted(word for word, found in _NUMBERS.items() if word != given and not numbers.isdisjoint(found)))
