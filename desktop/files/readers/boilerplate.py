"""Boilerplate: the lines of a web page that are the site's own: 打印 收藏 【字号 大 中 小】 来源 浏览次数.

A line is the site's own when nothing is left of it but punctuation once its buttons and labels are taken out;
a sentence that has such words in it stays. Labels such as 来源：… and lines of links alone are the site's
only before the first sentence of the page and after the last: within a report they may be its own.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

_LONGEST = 160
"""Characters that a line of the site's own has at most."""

_LINKED = 0.8
"""The share of a line within links from which it is a menu."""

_SIZES = r"(?:特大|超大|放大|缩小|加大|减小|还原|大|中|小|默认|标准|正常|[AT][+＋\-－])"
BUTTONS = re.compile(
    # What any of them begins with, as a class, for which a line is looked through several times as fast.
    r"(?=[\sE\-—一下人保全关分加单听复字我打扫拷收朗浏点用纠访语转返长阅])(?:"
    rf"字[号体](?:大小|显示)?[:：]?(?:[\[【(（〔\s　|｜/]*{_SIZES}[\]】)）〕]?){{2,5}}(?![\u4e00-\u9fff])"
    rf"|字[号体](?:大小|显示)?[:：]?(?:[\[【(（〔\s　|｜/]*{_SIZES}(?![\u4e00-\u9fff])[\]】)）〕]?)*"
    r"|(?<![\u4e00-\u9fff])(?:下载|全屏|朗读|纠错|转发|点赞)(?:本文|全文|附件)?(?![\u4e00-\u9fff])"
    r"|(?:点击|单击)(?:图片|此处|这里)?(?:进入|查看|下载|返回)[\u4e00-\u9fff]{0,8}"
    r"|打印(?:本页|此页|本文|此文|文章|页面|预览)?|(?:加入|我要)?收藏(?:本页|此页|本站|本文|文章|网页)?"
    r"|关闭(?:窗口|本页|此页|页面)?|返回(?:顶部|首页|列表|上一页|上页)|(?:复制|拷贝)(?:链接|网址)|我要纠错|保存本文"
    r"|(?:一键)?分享(?:到|至)?[:：]?(?:\s*(?:腾讯微博|新浪微博|微信好友|微信|微博|朋友圈|QQ空间|QQ好友|QQ|人人网|更多))*"
    r"|(?:点击|长按|扫码)[^。；]{0,16}关注[^。；]{0,24}|[\-—\s]*(?<![A-Za-z])END(?![A-Za-z])[\-—\s]*"
    r"|扫一扫[\u4e00-\u9fff]{0,16}|(?:用手机)?扫(?:描二维)?码[\u4e00-\u9fff]{0,16}|(?:语音|一键)(?:播报|朗读)|听全文"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数)[:：]?\s*(?:加载中)?\d*\s*次?|(?:点击|浏览|阅读|人气)[:：]\s*\d*\s*次?)"
)
LABELS = (
    r"(?<![\u4e00-\u9fff])(?:发文机关|发文字号|文\s*号|主题(?:分类|词)|信息分类|信息名称|公开(?:方式|范围|目录|时限)|有\s*效\s*性|效力状态|组配分类|体裁|关键词"
    r"|(?:信息|文章|稿件|新闻)?来\s*源|稿源|作\s*者|责任编辑|责编|编\s*辑|审\s*核|校\s*对|监制|初审|复审|终审|记者|通讯员"
    r"|(?:发布|录入|上传|添加)(?:者|人|员)|发布(?:机构|单位|部门|时间|日期)|(?:更新|发文|成文|生成|录入|创建)(?:时间|日期)|时间|日期|信息索引|索引号|栏目|访问量"
    r"|生效日期|废止日期|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|联系电话|联系方式|邮编|地址|(?:版权|免责)声明)"
)
"""What the labels of a site are called, as a pattern."""
LABEL = re.compile(
    rf"{LABELS}[:：丨|｜]"
    r"(?:[\s　]*(?![^\s　:：]*[:：])[^\s　:：【】\[\]|｜]{1,40})?"
)
DAY = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*(?:星期.)?\s*\d{1,2}:\d\d(?::\d\d)?)?"
)
_WHOLE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)*位置(?:是)?[:：]|(?:网站)?首页\s*(?:[>›»/|＞\-→]|$)"
    r"|[【\[]?(?:上|下)一?(?:篇|条|页)[】\]]?(?:[:：]|$)"
    r"|(?:相关|推荐|热点|延伸)(?:链接|阅读|文章|新闻|信息|稿件|报道|文档|附件)[:：]?"
    r"|版权所有|(?:Copyright|©|\(c\))|网站地图|(?:联系|关于)我们|友情链接|隐私|免责声明|版权声明",
    re.I,
)
_WITHIN = re.compile(r"版权所有|ICP备|公网安备|网安备|网站地图|投稿")
_SENTENCE = re.compile(r"[。；！？]")
_HEADLINE = 60
"""Characters that a headline with a shout in it has at most: 重磅！2023年政府工作报告来了."""
_CLOSED = re.compile(r"[。；]|[！？：:…][”’」』）)]*\s*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"\w")


class PageLine(NamedTuple):
    """A line of a page.

    Attributes:
        text: Its words.
        linked: How many of its characters are within links that lead off the page.
        level: Which heading it is set as, see ``desktop.text.styled_headings``; 0 for none.
    """

    text: str
    linked: int = 0
    level: int = 0


def without_boilerplate(
    lines: Sequence[PageLine], known: Collection[int] = ()
) -> tuple[list[str], list[str], list[str]]:
    """Return the lines that stay, and the site's own before the last sentence and after it.

    Args:
        lines: The lines of a page.
        known: Places of lines that are known to be the site's.
    """
    prose = [number for number, line in enumerate(lines) if is_prose(line.text)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines))
    kept: list[str] = []
    before: list[str] = []
    after: list[str] = []
    for number, line in enumerate(lines):
        edge = bool(prose) and not first <= number <= last
        if number in known or is_buttons(line.text) or (edge and is_label(line)):
            (after if prose and number > last else before).append(line.text)
        else:
            kept.append(line.text)
    return kept, before, after


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence of the page, or long enough for a paragraph."""
    if _WITHIN.search(text) or is_buttons(text):
        return False
    headline = len(text) <= _HEADLINE and not _CLOSED.search(text)
    return len(_HAN.findall(text)) >= (8 if _SENTENCE.search(text) and not headline else 40)


def is_buttons(text: str) -> bool:
    """Return whether a line has buttons, and but for them and labels nothing."""
    return len(text) <= _LONGEST and bool(BUTTONS.search(text)) and not _rest(text)


def is_label(line: PageLine) -> bool:
    """Return whether a line at the edge of a page has but labels, links or a path of the site."""
    text = line.text
    if len(text) > _LONGEST or _SENTENCE.search(text.rstrip("。！？；")):
        return bool(_WITHIN.search(text)) and len(text) <= 2 * _LONGEST
    if _WHOLE.match(text.strip(" 　\t|｜【[·•")) or _WITHIN.search(text):
        return True
    if LABEL.search(text) and not _rest(text):
        return True
    return line.linked >= _LINKED * len("".join(text.split())) > 0 and not DAY.search(text)


def _rest(text: str) -> str:
    """Return what is left of a line without its buttons, labels and days."""
    left = LABEL.sub(" ", BUTTONS.sub(" ", DAY.sub(" ", text)))
    return "".join(_WORD.findall(left))
