# ruff: noqa: E501
"""Pages in the manner of the templates by which Arabic outlets publish: what stands around an article, and where its day is told.

Each takes a `Story` and gives the page. The visit is some days after the publication: pages that print the day of the visit, the day on
which they were built or on which they expire do so here too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LEVANT = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
GULF = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
COMMENTS = (
    "حسبنا الله ونعم الوكيل، إلى متى يستمر هذا الصمت على ما يجري في بلادنا منذ سنوات؟",
    "شكرا على التغطية، لكن أين الرأي الآخر في هذا الخبر المهم؟",
)


@dataclass(frozen=True)
class Story:
    """What a page publishes; `others` are titles of other stories, `visit` the moment at which it is saved."""

    number: int
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    at: datetime
    visit: datetime
    others: tuple[str, ...]

    @property
    def iso(self) -> str:
        return self.at.isoformat()

    @property
    def day(self) -> str:
        return f"{DAYS[self.at.weekday()]} {self.at.day} {GULF[self.at.month - 1]} {self.at.year}"

    @property
    def today(self) -> str:
        return f"{DAYS[self.visit.weekday()]} {self.visit.day} {GULF[self.visit.month - 1]} {self.visit.year}"

    @property
    def utc(self) -> str:
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def ps(self, mark: str = "<p>{}</p>") -> str:
        return "\n".join(mark.format(p) for p in self.paragraphs)

    def links(self, mark: str = '<li><a href="/n/{n}">{t}</a></li>') -> str:
        return "\n".join(mark.format(n=self.number * 10 + k, t=t) for k, t in enumerate(self.others))


Made = tuple[str, str, bool]
"""The page, its address, and whether the lead is part of its text."""


def _ld(story: Story, url: str, outlet: str, **more: object) -> str:
    held = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": story.iso,
        "dateModified": (story.at + timedelta(hours=3)).isoformat(), "mainEntityOfPage": url,
        "author": {"@type": "Person", "name": "سمير الحداد"}, "publisher": {"@type": "Organization", "name": outlet},
    }  # fmt: skip
    held.update(more)
    return f'<script type="application/ld+json">{json.dumps({k: v for k, v in held.items() if v is not None}, ensure_ascii=False)}</script>'


def _head(story: Story, title: str, extra: str = "", charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>{title}</title>{extra}</head>'
    )


def wordpress(s: Story) -> Made:
    """A newspaper theme of WordPress: meta, share bar, related block amid the text, tags, comments."""
    url = f"https://www.alnahr-news.example/{s.at:%Y/%m/%d}/khabar-{s.number}/"
    head = _head(
        s,
        f"{s.title} - صحيفة النهر",
        f'<link rel="canonical" href="{url}"><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="صحيفة النهر"><meta property="article:published_time" content="{s.iso}"><meta property="article:modified_time" content="{s.visit.isoformat()}"><meta name="generator" content="WordPress 6.2">',
    )
    half = len(s.paragraphs) // 2
    return (
        f"""{head}<body class="single single-post sidebar-right comments-open"><div class="td-header-wrap"><div class="td-header-top-menu">{s.today}</div>
<ul class="menu"><li><a href="/">الرئيسية</a></li><li><a href="/w">عربي ودولي</a></li><li><a href="/e">اقتصاد</a></li></ul></div>
<article class="post"><header class="td-post-title"><h1 class="entry-title">{s.title}</h1><div class="td-module-meta-info">بواسطة <a rel="author" href="/a">سمير الحداد</a> <span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{s.iso}">{s.day}</time></span></div></header>
<div class="td-post-sharing"><a href="#">فيسبوك</a><a href="#">تويتر</a><a href="#">واتساب</a></div>
<div class="td-post-content tagdiv-type">{"".join(f"<p>{p}</p>" for p in s.paragraphs[:half])}
<div class="td-a-rec"><span class="td-adspot-title">- إعلان -</span></div><div class="related-inline"><h4>اقرأ أيضا</h4><ul>{s.links()}</ul></div>
{"".join(f"<p>{p}</p>" for p in s.paragraphs[half:])}</div>
<footer><ul class="td-tags"><li><a href="/t/1">الهدنة</a></li><li><a href="/t/2">المدينة</a></li></ul></footer></article>
<div class="td_block_related_posts"><h4>مقالات ذات صلة</h4>{s.links('<div class="item-details"><h3><a href="/n/{n}">{t}</a></h3></div>')}</div>
<div id="comments" class="comments"><h4>التعليقات</h4>{"".join(f'<div class="comment"><cite>زائر</cite><span class="date">{s.today}</span><p>{c}</p></div>' for c in COMMENTS)}</div>
<div class="sidebar"><h4>الأكثر قراءة</h4><ul>{s.links()}</ul></div><div class="footer">جميع الحقوق محفوظة © {s.visit.year}</div></body></html>""",
        url,
        False,
    )


def channel(s: Story) -> Made:
    """A channel's site made in the browser and on the server: linked data, lead, more-on box, visible day with a change."""
    url = f"https://www.jisr-tv.example/news/{s.at.year}/{s.at.month}/{s.at.day}/story-{s.number}"
    head = _head(
        s,
        f"{s.title} | قناة الجسر",
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="قناة الجسر"><link rel="canonical" href="{url}">{_ld(s, url, "قناة الجسر")}',
    )
    return (
        f"""{head}<body><div id="root"><header class="site-header"><nav><a href="/">أخبار</a><a href="/x">اقتصاد</a></nav></header><main id="main-content-area">
<header class="article-header"><h1>{s.title}</h1><p class="article__subhead"><em>{s.lead}</em></p></header>
<figure class="article-featured-image"><img src="a.jpg" alt="صورة"><figcaption>جانب من الدمار الذي خلفه القصف (الفرنسية)</figcaption></figure>
<div class="article-info-block"><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On {s.at.day}/{s.at.month}/{s.at.year}</span><span aria-hidden="true">{s.at.day}/{s.at.month}/{s.at.year}</span></div><div class="article-dates__label">آخر تحديث: {s.visit.day}/{s.visit.month}/{s.visit.year} 10:12 (توقيت مكة)</div></div></div>
<div class="wysiwyg wysiwyg--all-content" aria-live="polite">{s.ps()}</div>
<div class="article-source">المصدر : الجسر + وكالات</div>
<div class="article-related"><h2>حول هذه القصة</h2>{s.links('<article class="article-card"><h3><a href="/n/{n}"><span>{t}</span></a></h3><p>ملخص قصير لقصة أخرى نشرت في الموقع قبل ساعات من الآن ولا تخص هذا الخبر.</p></article>')}</div></main>
<aside class="most-read"><ol>{s.links()}</ol></aside><footer>© {s.visit.year}</footer></div><script>window.__STATE__={{"date":"{s.visit.isoformat()}"}}</script></body></html>""",
        url,
        True,
    )


def broadcaster(s: Story) -> Made:
    """A broadcaster's blocks: each paragraph in its own div, hashed class names, day only in linked data and `<time>`."""
    url = f"https://sawt.example/arabic/articles/c{s.number:03}qx1zz4o"
    blocks = "".join(
        f'<div data-component="text-block" class="ssrcss-1x{k}-RichTextComponent"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">{p}</p></div></div>'
        for k, p in enumerate(s.paragraphs)
    )
    inline = f'<section data-e2e="related-content" aria-labelledby="rel" role="region"><h2 id="rel">مواضيع قد تهمك</h2><ul>{s.links()}</ul></section>'
    head = _head(
        s,
        f"{s.title} - صوت عربي",
        f'<meta property="og:title" content="{s.title} - صوت عربي"><meta property="og:site_name" content="صوت عربي">{_ld(s, url, "صوت عربي", dateModified=s.iso, author=None)}',
    )
    return (
        f"""{head}<body><header role="banner"><a href="/">صوت</a><nav role="navigation"><ul><li>الرئيسية</li><li>شرق أوسط</li></ul></nav></header><main role="main">
<h1 id="content" tabindex="-1">{s.title}</h1><div class="bbc-byline"><ul role="list"><li><span>الكاتب,</span> <span>سمير الحداد</span></li></ul></div>
<time datetime="{s.at:%Y-%m-%d}">{s.at.day} {LEVANT[s.at.month - 1]} / {GULF[s.at.month - 1]} {s.at.year}</time>
{blocks[: len(blocks) // 2].rsplit("<div data-component", 1)[0]}{inline}<div data-component{blocks[: len(blocks) // 2].rsplit("<div data-component", 1)[1]}{blocks[len(blocks) // 2 :]}
<section role="region" aria-labelledby="top"><h2 id="top">قصص رئيسية</h2><ul>{s.links()}</ul></section></main><footer role="contentinfo">© {s.visit.year} صوت غير مسؤول عن محتوى المواقع الخارجية</footer></body></html>""",
        url,
        False,
    )


def drupal(s: Story) -> Made:
    """Drupal with fields, microdata and a day in words."""
    url = f"https://alsharq-press.example/node/{40000 + s.number}"
    head = _head(
        s,
        f"{s.title} | الشرق برس",
        f'<link rel="canonical" href="{url}"><meta name="dcterms.date" content="{s.iso}"><meta name="dcterms.title" content="{s.title}"><meta http-equiv="last-modified" content="{s.visit.isoformat()}">',
    )
    return (
        f"""{head}<body class="html not-front node-type-article"><div id="page"><div id="header"><span class="date-now">{s.today}</span><div class="region-menu"><ul class="menu"><li>سياسة</li></ul></div></div>
<div id="content"><div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/a">أخبار</a></div><h1 class="title" id="page-title">{s.title}</h1>
<div class="node node-article" itemscope itemtype="http://schema.org/NewsArticle"><div class="submitted"><span property="dc:date dc:created" content="{s.iso}">{s.day} - {s.at:%H:%M}</span></div>
<div class="field field-name-field-sub field-type-text"><div class="field-items"><div class="field-item even">{s.lead}</div></div></div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded" itemprop="articleBody">{s.ps()}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">الوسوم:&nbsp;</div><a href="/t">الحرب</a> <a href="/t2">المدنيون</a></div></div>
<div class="block block-views"><h2>أخبار متعلقة</h2><div class="view-content">{s.links('<div class="views-row"><span class="field-content"><a href="/n/{n}">{t}</a></span> <span class="date">{{d}}</span></div>').replace("{d}", s.today)}</div></div></div>
<div id="footer">الشرق برس</div></div></body></html>""",
        url,
        True,
    )


def old_tables(s: Story) -> Made:
    """A site of tables and fonts in an old encoding, lines broken by `<br>`, the day in brackets."""
    url = f"http://www.akhbar-aljabal.example/show.php?id={9000 + s.number}"
    text = "<br><br>\n".join(s.paragraphs)
    return (
        f"""<html dir=rtl><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>أخبار الجبل :: {s.title}</title></head><body bgcolor="#ffffff">
<table width="980" align=center><tr><td colspan=2><font size=2>{s.today}</font></td></tr><tr><td width=200 valign=top><table><tr><td><a href="/">الرئيسية</a></td></tr><tr><td><a href="/2">محليات</a></td></tr>{s.links("<tr><td><font size=2><a href='/n/{n}'>{t}</a></font></td></tr>")}</table></td>
<td valign=top><h1><font color=red size=5>{s.title}</font></h1><font size=2>تاريخ النشر: {s.at:%d/%m/%Y} - {s.at:%H:%M}</font><br><div align=justify><font size=4 face="Simplified Arabic">{text}</font></div>
<br><a href="print.php">طباعة</a> | <a href="send.php">أرسل لصديق</a></td></tr></table><center>جميع الحقوق محفوظة {s.visit.year}</center></body></html>""",
        url,
        False,
    )


def agency(s: Story) -> Made:
    """A state agency: dateline with its credit, the day in the text alone, Levantine and other months."""
    url = f"https://ana.example/ar/page/{770000 + s.number}"
    first = f"العاصمة {s.at.day} {LEVANT[s.at.month - 1]} / {GULF[s.at.month - 1]} / وكالة الإقليم / {s.paragraphs[0]}"
    head = _head(s, f"وكالة الإقليم : {s.title}")
    body = "".join(f"<p>{p}</p>" for p in (first, *s.paragraphs[1:]))
    return (
        f"""{head}<body><div class="top-bar"><div class="today-date">{s.today}</div></div><ul class="nav navbar-nav"><li>الأخبار</li><li>الصور</li></ul>
<div class="container"><div class="news-details"><h1>{s.title}</h1><div class="news-date"><i class="icon"></i> {s.at.day} {LEVANT[s.at.month - 1]} {s.at.year} - {s.at:%I:%M} ص</div>
<div class="share-icons"><span>مشاركة</span><a>فيسبوك</a></div><div class="news-text">{body}<p>// انتهى //</p></div></div>
<div class="last-news"><h3>آخر الأخبار</h3><ul>{s.links('<li><span class="news-date">' + s.today + '</span><a href="/n/{n}">{t}</a></li>')}</ul></div></div></body></html>""",
        url,
        False,
    )


def amp(s: Story) -> Made:
    """An AMP page: canonical elsewhere, linked data in universal time, one column."""
    url = f"https://www.madar-news.example/amp/story/{s.number}"
    head = _head(
        s,
        s.title,
        f'<link rel="canonical" href="https://www.madar-news.example/story/{s.number}"><style amp-custom>p{{margin:0}}</style>{_ld(s, url, "مدار", datePublished=s.utc, dateModified=s.utc)}',
    )
    return (
        f"""{head.replace("<html", "<html amp")}<body><amp-sidebar id="m"><ul><li>الرئيسية</li></ul></amp-sidebar><article><h1>{s.title}</h1><p class="meta">سمير الحداد | {s.day}</p>
<amp-img src="x.jpg" width=1 height=1></amp-img><div class="amp-content">{s.ps()}</div><amp-ad type="x"></amp-ad><div class="amp-related"><h3>ذات صلة</h3>{s.links('<a href="/n/{n}">{t}</a>')}</div></article></body></html>""",
        url,
        False,
    )


def live(s: Story) -> Made:
    """A live blog: posts with their times, the newest first."""
    url = f"https://www.lahza.example/liveblog/{s.number}"
    posts = [
        {
            "@type": "BlogPosting",
            "headline": p.split("،")[0],
            "articleBody": p,
            "datePublished": (s.at + timedelta(minutes=20 * k)).isoformat(),
        }
        for k, p in enumerate(s.paragraphs)
    ]
    head = _head(
        s,
        f"{s.title} | لحظة",
        f'<meta property="og:title" content="{s.title}">{_ld(s, url, "لحظة", **{"@type": "LiveBlogPosting", "liveBlogUpdate": posts[::-1], "coverageStartTime": s.iso})}',
    )
    shown = "".join(
        f'<div class="liveblog-post"><div class="liveblog-time"><time datetime="{(s.at + timedelta(minutes=20 * k)).isoformat()}">{(s.at + timedelta(minutes=20 * k)):%H:%M}</time></div><div class="liveblog-post-body"><p>{p}</p></div><div class="share-post">شارك</div></div>'
        for k, p in reversed(list(enumerate(s.paragraphs)))
    )
    return (
        f"""{head}<body><main><h1>{s.title}</h1><p class="standfirst">{s.lead}</p><div class="live-badge">مباشر</div><section class="liveblog-posts">{shown}</section>
<section class="related"><h2>أخبار ذات صلة</h2><ul>{s.links()}</ul></section></main></body></html>""",
        url,
        True,
    )


def popular(s: Story) -> Made:
    """A tabloid: day in words with the hour in letters, text in one div, a story linked after each second paragraph."""
    url = f"https://www.youm-news.example/story/{s.at.year}/{s.at.month}/{s.at.day}/{s.number}/{5600000 + s.number}"
    text = ""
    for k, p in enumerate(s.paragraphs):
        text += f"<p>{p}</p>"
        if k % 2 and k < 4:
            text += f'<p><a href="/story/{k}"><strong>اقرأ أيضا: {s.others[k % len(s.others)]}</strong></a></p>'
    head = _head(
        s,
        f"{s.title} - اليوم نيوز",
        f'<meta property="og:title" content="{s.title} - اليوم نيوز"><meta property="og:url" content="{url}"><meta name="Expires" content="{(s.visit + timedelta(days=30)).isoformat()}">',
    )
    return (
        f"""{head}<body id="articlePage"><div class="topHead"><span id="today">{s.today}</span></div><div class="mainNav"><ul><li><a href="/">الرئيسية</a></li></ul></div>
<div class="articleHeader"><h1>{s.title}</h1><span class="newsStoryDate">{DAYS[s.at.weekday()]}، {s.at.day} {GULF[s.at.month - 1]} {s.at.year} {s.at:%I:%M} م</span><span class="writeBy">كتب : سمير الحداد</span></div>
<div class="social-buttons"><a>شارك</a></div><div id="articleBody">{text}</div><div class="Tags"><h3>الموضوعات المتعلقة</h3><a href="/t">الهدنة</a></div>
<div class="relatedArts"><div class="bigOneSec">{s.links('<div><h3><a href="/n/{n}">{t}</a></h3><span class="newsDate">' + s.today + "</span></div>")}</div></div></body></html>""",
        url,
        False,
    )


def nuxt(s: Story) -> Made:
    """A page written by a program: meta without a heading of the first rank, divs for paragraphs, state in a script."""
    url = f"https://sabaq.example/saudia/{s.number}ab9x"
    head = _head(
        s,
        f"صحيفة سباق الإلكترونية | {s.title}",
        f'<meta data-n-head="ssr" property="og:title" content="{s.title}"><meta property="og:site_name" content="صحيفة سباق الإلكترونية"><meta property="article:published_time" content="{s.at:%Y-%m-%dT%H:%M:%S+0300}"><link rel="canonical" href="{url}">',
    )
    paragraphs = "".join(f'<div class="arabic-paragraph" dir="rtl">{p}</div>' for p in s.paragraphs)
    return (
        f"""{head}<body><div id="__nuxt"><div class="app-header"><div class="ticker">عاجل | {s.others[0]}</div></div><div class="story"><div class="story-title-wrap"><h2 class="story-title">{s.title}</h2></div>
<div class="author-info-card">سمير الحداد</div><div class="story-content">{paragraphs}</div></div><div class="read-more-section">{s.links('<div class="card"><h4>{t}</h4></div>')}</div></div>
<script>window.__NUXT__={{published:{int(s.visit.timestamp())}}}</script></body></html>""",
        url,
        False,
    )


def channel_post(s: Story) -> Made:
    """A post of a channel as the messenger's site shows it."""
    url = f"https://t.me/naharchannel/{1000 + s.number}"
    text = "<br/><br/>".join(s.paragraphs)
    head = _head(
        s,
        "Telegram: View @naharchannel",
        f'<meta property="og:title" content="قناة النهر"><meta property="og:site_name" content="Telegram"><meta property="og:description" content="{s.title}">',
    )
    return (
        f"""{head}<body class="widget_frame_base"><div class="tgme_widget_message text_not_supported_wrap"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="#"><span dir="auto">قناة النهر</span></a></div>
<h1 class="post_title">{s.title}</h1><div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>
<div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">12.4K</span><a class="tgme_widget_message_date" href="{url}"><time datetime="{s.iso}" class="datetime">{s.at:%b %d at %H:%M}</time></a></div></div></div></body></html>""",
        url,
        False,
    )


def magazine(s: Story) -> Made:
    """A paper with a lead, subheads between the paragraphs, a pulled quote and notes on its writer."""
    url = f"https://aawst.example/{s.at:%Y%m%d}/report-{s.number}.html"
    text = "".join((f"<h3>تفاصيل {k}</h3>" if k == 2 else "") + f"<p>{p}</p>" for k, p in enumerate(s.paragraphs))
    head = _head(
        s,
        f"{s.title} - الأوسط اليوم",
        f'<meta name="author" content="الأوسط اليوم"><meta property="og:title" content="{s.title}"><meta property="og:updated_time" content="{s.visit.isoformat()}">',
    )
    return (
        f"""{head}<body><div class="sticky-header"><div class="date">{s.today}</div></div><div class="article"><div class="article-title"><h1>{s.title}</h1><h2 class="article-subtitle">{s.lead}</h2></div>
<div class="entry-meta"><span class="place">المدينة:</span> <span class="author-name">سمير الحداد</span> <time>نُشر: {s.at:%H:%M}-{s.at.day} {GULF[s.at.month - 1]} {s.at.year} م</time></div>
<div class="article-body">{text}<div class="inline-story"><span>مواضيع ذات صلة</span><a href="/n/1">{s.others[0]}</a></div></div>
<div class="author-bio"><p>سمير الحداد صحفي يغطي شؤون المنطقة منذ عشرين عاما وله عدد من المؤلفات في التاريخ.</p></div><div class="newsletter-box"><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.</p></div>
<div class="suggestions">{s.links("<div><h4>{t}</h4></div>")}</div></div></body></html>""",
        url,
        True,
    )


def bulletin(s: Story) -> Made:
    """A small site: a day in digits, day first, under the text; share words as plain links; no meta."""
    url = f"http://hiwar-news.example/?p={s.number}"
    head = _head(s, s.title)
    return (
        f"""{head}<body><div id="wrap"><div id="nav"><a href="/">الرئيسية</a> <a href="/c">اتصل بنا</a></div><div class="post-{s.number} hentry"><h1>{s.title}</h1>
<div class="entry">{s.ps()}</div><p class="postmetadata">نشر بتاريخ {s.at.day}-{s.at.month}-{s.at.year} في قسم <a href="/k">أخبار</a> | <a href="#respond">أضف تعليقا</a></p></div>
<div id="respond"><h3>اترك ردا</h3><form><textarea></textarea></form></div><div id="side"><h2>أحدث المقالات</h2><ul>{s.links()}</ul></div></div></body></html>""",
        url,
        False,
    )


def microdata(s: Story) -> Made:
    """Everything in microdata, the day of the visit in the header, comments with days of their own."""
    url = f"https://rai-alhaqq.example/archives/{s.number}"
    head = _head(s, f"رأي الحق » {s.title}")
    return (
        f"""{head}<body itemscope itemtype="https://schema.org/WebPage"><header class="banner"><p class="current-date">{s.today}</p></header>
<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{s.title}</h1><meta itemprop="datePublished" content="{s.iso}"><meta itemprop="dateModified" content="{s.visit.isoformat()}">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">سمير الحداد</span></span><div itemprop="articleBody" class="text share-ready">{s.ps()}</div></article>
<section class="comments-area"><h3>تعليقان</h3>{"".join(f'<div itemprop="comment" class="comment-body"><time datetime="{s.visit.isoformat()}">{s.today}</time><p>{c}</p></div>' for c in COMMENTS)}</section></body></html>""",
        url,
        False,
    )


def hijri(s: Story) -> Made:
    """Both calendars beside each other, the text in spans, share words between the paragraphs."""
    url = f"https://makkah-alyoum.example/article/{600000 + s.number}"
    head = _head(s, f"{s.title} | مكة اليوم", '<meta property="og:site_name" content="مكة اليوم">')
    text = "".join(f"<p><span style='font-size:18px'><span dir='rtl'>{p}</span></span></p>" for p in s.paragraphs)
    return (
        f"""{head}<body><div class="header-date">{s.today}</div><main class="content"><h1>{s.title}</h1><div class="article-info"><span>{DAYS[s.at.weekday()]} - 14 ربيع الأول 1443 هـ - {s.at.day} {GULF[s.at.month - 1]} {s.at.year} م</span></div>
<ul class="share-list"><li>نسخ الرابط</li><li>تويتر</li></ul><div class="article-desc">{text}</div><div class="tag-cloud"><a>الحرب</a></div></main><div class="trending-now"><ul>{s.links()}</ul></div></body></html>""",
        url,
        False,
    )


def rebuilt(s: Story) -> Made:
    """A site whose program writes the day on which the page was built as that of publication: address and `<time>` know better."""
    url = f"https://static-press.example/{s.at:%Y/%m/%d}/{s.number}.html"
    built = s.visit.isoformat()
    head = _head(
        s,
        f"{s.title} — ستاتيك برس",
        f'<meta name="date" content="{built}"><meta name="build" content="{built}"><link rel="canonical" href="{url}">',
    )
    return (
        f"""{head}<body><div class="page"><h1>{s.title}</h1><p class="byline">بقلم: سمير الحداد</p><time datetime="{s.at:%Y-%m-%d}">{s.day}</time><div class="prose">{s.ps()}</div>
<nav class="prev-next"><a href="a">{s.others[0]}</a><a href="b">{s.others[1]}</a></nav><footer>بنيت الصفحة في {s.today}</footer></div></body></html>""",
        url,
        False,
    )


def night(s: Story) -> Made:
    """Linked data and meta in universal time of a moment after midnight: readers see the day after."""
    at = s.at.replace(hour=1, minute=15)
    told = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    url = f"https://layl.example/politics/{s.number}"
    head = _head(
        s,
        f"{s.title} | ليل",
        f'<meta property="article:published_time" content="{told}">{_ld(s, url, "ليل", datePublished=told, dateModified=told)}',
    )
    return (
        f"""{head}<body><main><div class="art-head"><h1>{s.title}</h1><div class="publish-date">نشر في: {s.day} - 01:15</div></div><div class="art-body">{s.ps()}</div><div class="more-stories"><ul>{s.links()}</ul></div></main></body></html>""",
        url,
        False,
    )


def broken(s: Story) -> Made:
    """Tags that are not closed, JSON-LD with a comma too many, entities escaped twice, two headings of the first rank."""
    url = f"https://kasr.example/news/{s.number}.aspx"
    bad = f'<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"كسر"}},{{"@type":"NewsArticle","headline":"{s.title[:40]}...","datePublished":"{s.iso}",}}]}}</script>'
    text = "".join(f"<p>{p.replace('،', '&#1548;')}" for p in s.paragraphs)
    return (
        f"""<html><head><title>{s.title} - كسر</title>{bad}<meta charset=utf-8><body><h1><a href=/>كسر</a></h1><div class=menu><ul><li>محلي<li>دولي</ul></div><div class=details><h1>{s.title}</h1><span>{s.day}</span>
<div class=text>{text}</div><div class=share>شارك الخبر<a href=#>فيسبوك</a></div></div><div class=morenews>{s.links("<p><a href=/n/{n}>{t}</a>")}</div>""",
        url,
        False,
    )


def gallery(s: Story) -> Made:
    """Pictures with captions between the paragraphs, a video, a poll, a box to install the app."""
    url = f"https://suwar.example/multimedia/{s.at:%Y-%m-%d}/{s.number}"
    text = "".join(
        f'<p>{p}</p><figure class="image"><img src="{k}.jpg" alt="صورة من المكان"><figcaption>مشهد من المكان - صورة رقم {k} (رويترز)</figcaption></figure>'
        for k, p in enumerate(s.paragraphs)
    )
    head = _head(
        s,
        f"{s.title} | صور",
        f'<meta property="og:title" content="{s.title}"><meta property="og:type" content="article">',
    )
    return (
        f"""{head}<body><div class="wrapper"><h1 class="headline">{s.title}</h1><p class="intro">{s.lead}</p><div class="stamp">{s.at.day} {GULF[s.at.month - 1]} {s.at.year} | {s.at:%H:%M}</div><div class="video-player"><p>تعذر تشغيل الفيديو في متصفحك</p></div>
<div class="rich-text">{text}</div><div class="poll"><p>هل تتوقع صمود الهدنة؟</p><label>نعم</label><label>لا</label></div><div class="app-download"><p>حمل تطبيقنا لتصلك الأخبار العاجلة أولا بأول</p></div><div class="related-content">{s.links("<p>{t}</p>")}</div></div></body></html>""",
        url,
        True,
    )


def wire(s: Story) -> Made:
    """A report taken from an agency: its name as author, dateline, closing credit, day with a point between numbers."""
    url = f"https://ektisad.example/world/details/{s.number}"
    paragraphs = (f"المدينة (رويترز) - {s.paragraphs[0]}", *s.paragraphs[1:])
    head = _head(
        s,
        f"اقتصاد بلس: {s.title}",
        f'<meta property="og:site_name" content="اقتصاد بلس"><meta name="author" content="رويترز">{_ld(s, url, "اقتصاد بلس", author={"@type": "Organization", "name": "رويترز"}, datePublished=f"{s.at:%Y-%m-%d %H:%M:%S}", dateModified=None)}',
    )
    return (
        f"""{head}<body><div class="ticker-bar"><marquee>{s.others[0]} | {s.others[1]}</marquee></div><section class="post"><h1>{s.title}</h1><div class="info"><span class="src">رويترز</span><span class="dt">{s.at:%d.%m.%Y}</span></div><div class="fr-view">{"".join(f"<p>{p}</p>" for p in paragraphs)}</div>
<div class="copyright-note"><p>يمنع نقل الخبر دون إذن خطي مسبق من الموقع.</p></div></section><section class="latest-news"><h2>أحدث الأخبار</h2><ul>{s.links()}</ul></section></body></html>""",
        url,
        False,
    )


def printed(s: Story) -> Made:
    """The page for printing: title, day, text, address; nothing else."""
    url = f"https://warak.example/print/{s.number}"
    return (
        f"""{_head(s, "نسخة للطباعة")}<body onload="window.print()"><h1>{s.title}</h1><div>{s.at:%Y-%m-%d}</div><hr>{s.ps("<div>{}</div>")}<hr><div>https://warak.example/{s.number}</div></body></html>""",
        url,
        False,
    )


def breaks(s: Story) -> Made:
    """One div of text broken by `<br>`, the text broken by an advertisement, day in Arabic digits."""
    url = f"https://midan.example/ar/news/{s.number}"
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    half = len(s.paragraphs) // 2
    head = _head(
        s,
        f"ميدان نيوز - {s.title}",
        f'<meta property="og:title" content="ميدان نيوز - {s.title}"><meta property="og:site_name" content="ميدان نيوز">',
    )
    return (
        f"""{head}<body><div class="hdr"><a href="/">ميدان نيوز</a><span class="clock">{s.today}</span></div><div class="single"><h1>{s.title}</h1><div class="meta-date">{f"{s.at:%d/%m/%Y}".translate(digits)}</div><div class="the-content">{"<br>".join(s.paragraphs[:half])}<br><div class="ad-container"><p>إعلان مدفوع</p></div>{"<br>".join(s.paragraphs[half:])}</div>
<div class="post-tags">وسوم: <a>الحرب</a></div></div><div class="widget_recent"><ul>{s.links()}</ul></div></body></html>""",
        url,
        False,
    )


TEMPLATES: tuple[Callable[[Story], Made], ...] = (
    wordpress, channel, broadcaster, drupal, old_tables, agency, amp, live, popular, nuxt, channel_post, magazine, bulletin, microdata,
    hijri, rebuilt, night, broken, gallery, wire, printed, breaks,
)  # fmt: skip
