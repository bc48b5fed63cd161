"""Column names: what the columns of tables of documents are called, by field."""

import re
from collections.abc import Iterator, Mapping

FIELDS = (
    "title",
    "text",
    "year",
    "date",
    "province",
    "city",
    "county",
    "region",
    "kind",
    "speaker",
    "issuer",
    "source",
    "file_name",
)
"""What a column can be mapped to."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *(
            "full_text",
            "fulltext",
            "content",
            "text",
            "body",
            "main_text",
            "policy_content",
            "document_text",
            "article_body",
            "article_content",
        ),
        *("report_content", "report_text", "article", "正文", "全文", "内容", "文本", "正文内容", "全文内容"),
        *(
            "报告正文",
            "报告全文",
            "报告内容",
            "文章内容",
            "文件内容",
            "政策内容",
            "政策全文",
            "文本内容",
            "正文文本",
        ),
    ),
    "title": (
        *("title", "name", "headline", "policy_title", "document_title", "report_title", "article_title"),
        *(
            "policy_name",
            "document_name",
            "标题",
            "题名",
            "名称",
            "报告名称",
            "报告名",
            "报告标题",
            "文章标题",
        ),
        *("题目", "文件名称", "文件标题", "政策标题", "政策名称", "新闻标题", "篇名"),
    ),
    "year": ("year", "report_year", "policy_year", "年份", "年度", "年", "报告年份", "报告年度", "发布年份"),
    "date": (
        *("publish_date", "pub_date", "date", "published", "pubdate", "release_date", "release_time"),
        *(
            "publish_time",
            "pubtime",
            "posted",
            "publication_date",
            "issue_date",
            "issued_date",
            "发布日期",
            "发布时间",
            "日期",
            "时间",
        ),
        *("发文日期", "发文时间", "成文日期", "印发日期", "公布日期", "颁布日期", "出台时间", "发表时间"),
    ),
    "province": ("province", "prov", "province_name", "省份", "省", "省级", "所属省份", "所在省"),
    "city": ("city", "prefecture", "city_name", "城市", "地级市", "市", "地市", "市州", "所属城市", "所在市"),
    "county": ("county", "district", "county_name", "区县", "县", "县区", "区/县", "县市区", "所在县"),
    "region": (
        *(
            "region",
            "area",
            "区划",
            "省/市",
            "省市县",
            "省市区县",
            "location",
            "place",
            "地区",
            "区域",
            "行政区",
            "行政区划",
            "地方",
            "所属地区",
            "省市",
        ),
        *("地域", "辖区", "地名"),
    ),
    "kind": (
        "kind",
        "type",
        "category",
        "document_type",
        "policy_type",
        "类型",
        "类别",
        "文种",
        "体裁",
        "文件类型",
    ),
    "speaker": ("speaker", "author", "报告人", "作者"),
    "issuer": (
        *(
            "issuer",
            "agency",
            "department",
            "issuing_agency",
            "issuing_body",
            "issued_by",
            "authority",
            "organization",
            "release_department",
            "issuing_department",
            "issuing_authority",
        ),
        *(
            "publisher",
            "发文机关",
            "发文主体",
            "制发机关",
            "颁布单位",
            "印发单位",
            "机构",
            "部门",
            "发布机构",
            "发布单位",
            "发文单位",
            "制定机关",
            "颁布机关",
            "发布机关",
            "发布部门",
        ),
        *("site_name", "sitename", "site", "website", "网站名称", "网站", "站点名称", "站点", "来源网站"),
    ),
    "source": (
        *(
            "source_url",
            "url",
            "link",
            "href",
            "web_address",
            "链接",
            "网址",
            "链接地址",
            "原文链接",
            "网页地址",
        ),
        *("来源链接", "地址", "policy_source", "source", "来源", "信息来源"),
    ),
    "file_name": (
        "file_name",
        "filename",
        "file",
        "file_path",
        "filepath",
        "path",
        "文件名",
        "文件路径",
        "路径",
    ),
}
"""What the columns of tables are called, by field; the surest first."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "text": ("正文", "全文", "full text", "content"),
    "title": ("标题", "题名", "title"),
    "date": ("日期", "发布时间", "date"),
    "source": ("url", "链接", "网址"),
    "year": ("年份", "year"),
}
"""Words in a column's name that tell its field where no column is called exactly so."""

_BEFORE = re.compile(
    r"^(?:(?:所属|所在|政府工作报告|工作报告|报告|文章|政策|文件|公文|新闻|网页|原文)的?|(?:report|policy|document|doc|article|news)_)+"
)
_AFTER = re.compile(r"(?:名称|全称|名|信息|内容|数据|_?name|_?info)+$")
"""What a column's name may have around the word that tells: 所属城市, 城市名称, 报告年, city_name."""


def plain_name(column: str) -> str:
    """Return a column's name as it is looked up: `` Policy Title：`` is ``policy_title``."""
    bare = re.sub(r"[（(【\[].*?[）)】\]]|[*：:\ufeff]", "", column).strip()
    return re.sub(r"[\s\-]+", "_", bare).lower()


def plain_forms(column: str) -> Iterator[str]:
    """Yield a column's name as it is looked up, then without the words around what tells."""
    plain = plain_name(column)
    yield plain
    short = _AFTER.sub("", plain)
    yield from (one for one in (short, _BEFORE.sub("", plain), _BEFORE.sub("", short)) if one)
