"""Family names that are commonly written before the given one: Chinese, Korean, Vietnamese, Japanese, Hungarian."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[a-z]+")
# Plain words, as `names.fold` writes them. Who is asked about one too many only answers once more.
FAMILY_FIRST = frozenset(
    _WORDS.findall(
        "abe ahn bae baek bai balogh bui cai cao chae chan chang chen cheng chiang chin chiu cho choe choi chou"
        " chu chung cui dang dao deng dinh doan dong du duan duong fan fang farkas feher fekete feng fujita gao"
        " goto guo gwon han hasegawa hashimoto hayashi he hegedus heo hoang hong horvath hou hsia hsiao hsieh hsu"
        " hu huang hur huynh hwang ikeda im inoue ishikawa ito jang jeon jeong jia jiang jin juhasz jung kang kao"
        " kato kim kimura kiss kobayashi kong kovacs kuo kwon lai lakatos lee lei leung li liang liao lim lin liu"
        " long lu luo luong ly lyu ma matsumoto meng meszaros molnar moon mori nagy nakamura nam nemeth ngo nguyen"
        " noh ogawa oh okada olah pai pak pan papp park peng pham phan qian qin qiu racz ren roh ryu saito sasaki"
        " sato seo shao shi shimizu shin song su suh sun suzuki szabo szilagyi szucs takacs takahashi tan tanaka"
        " tang teng tian torok toth tran trinh truong tsai tsao tseng tung varga vo vu wan wang watanabe wei wong"
        " woo wu xia xiao xie xiong xu yamada yamaguchi yamamoto yamazaki yang yao ye yeh yin yoo yoon yoshida yu"
        " yuan yun zeng zhang zhao zheng zhong zhou zhu zou"
    )
)
