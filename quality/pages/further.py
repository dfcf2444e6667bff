# ruff: noqa: E501
"""Pages in the manner of further templates, written before anybody looked how they are read: blogs, posts, ministries, bodies of the United
Nations, pages that an archive wrapped."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from quality.pages.templates import COMMENTS, DAYS, GULF, LEVANT, Made, Story


def _clock(s: Story) -> str:
    return f"{(s.at.hour - 1) % 12 + 1}:{s.at.minute:02} {'ص' if s.at.hour < 12 else 'م'}"


def stream(s: Story) -> Made:
    """A live page of a broadcaster: posts with a time and a headline of their own, key points, pages of posts, who reports."""
    url = f"https://www.sadara.example/arabic/live/c{s.number}xq0d8l3t"
    ld = {
        "@context": "http://schema.org", "@type": "LiveBlogPosting", "headline": s.title, "url": url, "datePublished": s.utc,
        "dateModified": s.visit.isoformat(), "coverageStartTime": s.utc, "coverageEndTime": s.visit.isoformat(),
        "publisher": {"@type": "NewsMediaOrganization", "name": "صدارة"}, "author": {"@type": "NewsMediaOrganization", "name": "صدارة"},
    }  # fmt: skip
    posts = "".join(
        f"""<li class="lx-stream__post-container placeholder-animation-finished"><article class="lx-stream-post gs-u-pb-alt+" id="post_{s.number}{k}"><header class="lx-stream-post__header"><p class="lx-stream-post__meta"><span class="lx-stream-post__meta-time gs-u-align-middle"><span class="gs-u-vh">نشر في </span>{(s.at + timedelta(minutes=11 * k)):%H:%M} توقيت غرينتش</span></p></header><div class="lx-stream-post-body"><p>{p}</p></div><ul class="lx-share-tools"><li><button>شارك</button></li><li><a href="#">انسخ الرابط</a></li></ul></article></li>"""
        for k, p in enumerate(s.paragraphs)
    )
    return (
        f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{s.title} - صدارة عربي</title><link rel="canonical" href="{url}"><meta property="og:title" content="{s.title} - صدارة عربي"><meta property="og:site_name" content="صدارة عربي"><script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script></head><body>
<header role="banner"><a href="/arabic">صدارة عربي</a><nav aria-label="الأقسام"><ul><li><a href="/arabic">الرئيسية</a></li><li><a href="/arabic/tv">تلفزيون</a></li><li><a href="/arabic/radio">راديو</a></li></ul></nav></header>
<div class="lx-live-header"><span class="lx-live-badge">تغطية حية</span><h1 class="lx-event-title">{s.title}</h1><p class="lx-event-by">إعداد: فريق التغطية المباشرة</p><p class="lx-viewers">1,204 يتابعون هذه الصفحة الآن</p></div>
<main><p class="lx-summary-lead">{s.lead}</p><ol class="lx-stream__feed">{posts}</ol><nav class="lx-pagination" aria-label="صفحات"><span>الصفحة 1 من 3</span><a href="?page=2">التالي</a><a href="?page=3">الأخير</a></nav></main>
<aside class="lx-related"><h2>المزيد حول هذا الموضوع</h2><ul>{s.links()}</ul></aside><footer><p>صدارة غير مسؤولة عن محتوى المواقع الخارجية.</p></footer></body></html>""",
        url,
        True,
    )


def blogger(s: Story) -> Made:
    """A blog on Blogger: the day above the post, its text in one div with line breaks, labels, archive and popular posts beside it."""
    url = f"https://yawmiyat-alhay.blogspot.example/{s.at.year}/{s.at.month:02}/blog-post_{s.number}.html"
    body = "<br />\n<br />\n".join((s.lead, *s.paragraphs))
    months = "".join(
        f"<li class='archivedate collapsed'><a class='post-count-link' href='#'>{m}</a> <span class='post-count' dir='ltr'>({k + 3})</span></li>"
        for k, m in enumerate(GULF[:6])
    )
    return (
        f"""<!DOCTYPE html><html class='v2' dir='rtl' lang='ar' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><meta content='blogger' name='generator'/><link href='{url}' rel='canonical'/><meta content='{url}' property='og:url'/><meta content='{s.title}' property='og:title'/><title>يوميات الحي: {s.title}</title></head>
<body class='loading'><div class='content'><header><div class='Header'><h1 class='title'><a href='/'>يوميات الحي</a></h1><p class='description'><span>ما يجري في حينا كما نراه</span></p></div></header>
<div class='main-inner'><div class='column-center-outer'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>{DAYS[s.at.weekday()]}، {s.at.day} {GULF[s.at.month - 1]} {s.at.year}</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><a name='{s.number}'></a><h3 class='post-title entry-title' itemprop='name'>{s.title}</h3><div class='post-header'></div><div class='post-body entry-content' id='post-body-{s.number}' itemprop='description articleBody'><div dir="rtl" style="text-align: right;" trbidi="on">
<div class="separator" style="clear: both;"><a href="https://1.bp.blogspot.example/x.jpg"><img src="https://1.bp.blogspot.example/s320/x.jpg" /></a></div>{body}</div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>مرسلة بواسطة <span class='fn' itemprop='author'><span itemprop='name'>أم يوسف</span></span></span> <span class='post-timestamp'>في <a class='timestamp-link' href='{url}' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{s.iso}'>{_clock(s)}</abbr></a></span> <div class='post-share-buttons'><a>إرسال بالبريد الإلكتروني</a><a>كتابة مدونة حول هذه المشاركة</a><a>المشاركة على X</a><a>المشاركة في Facebook</a></div></div><div><span class='post-labels'>التسميات: <a rel='tag'>أخبار الحي</a>, <a rel='tag'>شهادات</a></span></div></div></div>
<div class='comments' id='comments'><h4>تعليق واحد:</h4><ol><li class='comment'><cite class='user'>غير معرف</cite><span class='datetime secondary-text'>{s.visit.day} {GULF[s.visit.month - 1]} {s.visit.year} في 9:14 م</span><p class='comment-content'>{COMMENTS[0]}</p></li></ol></div></div></div></div></div><div class='blog-pager'><a class='blog-pager-newer-link'>رسالة أحدث</a><a class='blog-pager-older-link'>رسالة أقدم</a><a class='home-link'>الصفحة الرئيسية</a></div></div></div>
<div class='column-right-outer'><aside><div class='widget BlogArchive'><h2>أرشيف المدونة</h2><ul class='hierarchy'>{months}</ul></div><div class='widget PopularPosts'><h2>المشاركات الشائعة</h2><ul>{s.links()}</ul></div><div class='widget Followers'><h2>المتابعون</h2></div></aside></div></div></div><footer>يتم التشغيل بواسطة Blogger.</footer></body></html>""",
        url,
        True,
    )


def newspaper_theme(s: Story) -> Made:
    """A WordPress theme of the many: linked data of its search plugin, counters, a box to read also, next and former, the author."""
    url = f"https://alsafha.example/{s.at.year}/{s.at.month:02}/{s.at.day:02}/post-{s.number}/"
    ld = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "https://alsafha.example/#website", "name": "الصفحة الأولى"},
        {"@type": "WebPage", "@id": url, "url": url, "name": f"{s.title} - الصفحة الأولى", "datePublished": s.utc, "dateModified": s.visit.isoformat(), "inLanguage": "ar"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "الرئيسية"}]},
        {"@type": "Person", "name": "هيئة التحرير"}]}  # fmt: skip
    half = len(s.paragraphs) // 2
    first, rest = (
        "".join(f"<p>{p}</p>" for p in s.paragraphs[:half]),
        "".join(f"<p>{p}</p>" for p in s.paragraphs[half:]),
    )
    return (
        f"""<!doctype html><html dir="rtl" lang="ar"><head><meta charset="UTF-8" /><title>{s.title} - الصفحة الأولى</title><meta property="og:title" content="{s.title} - الصفحة الأولى" /><meta property="og:site_name" content="الصفحة الأولى" /><meta property="article:modified_time" content="{s.visit.isoformat()}" /><script type="application/ld+json" class="yoast-schema-graph">{json.dumps(ld, ensure_ascii=False)}</script></head>
<body class="rtl post-template-default single single-post td-standard-pack"><div class="td-header-wrap"><div class="td-header-sp-top-menu"><div class="td_data_time">{DAYS[s.visit.weekday()]}, {GULF[s.visit.month - 1]} {s.visit.day}, {s.visit.year}</div><ul><li><a>تسجيل الدخول</a></li><li><a>من نحن</a></li></ul></div></div>
<article class="post type-post status-publish td-post-template-default"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a>محليات</a></li></ul><header class="td-post-title"><h1 class="entry-title">{s.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/author/desk">هيئة التحرير</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{s.iso}">{GULF[s.at.month - 1]} {s.at.day}, {s.at.year}</time></span><div class="td-post-comments"><a>0</a></div><div class="td-post-views"><span>1452</span></div></div></header></div>
<div class="td-post-sharing-top"><span>شارك</span><a>فيسبوك</a><a>تويتر</a><a>واتساب</a></div><div class="td-post-content tagdiv-type"><p><strong>{s.lead}</strong></p>{first}<div class="td_block_related_inline"><h4>اقرأ أيضا</h4><a href="/x">{s.others[0]}</a></div>{rest}<p><em>تابعونا على قناتنا في تلغرام</em></p></div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>الوسوم</span></li><li><a>حرب</a></li><li><a>عاجل</a></li></ul></div><div class="td-block-row td-post-next-prev"><div><span>المقالة السابقة</span><a>{s.others[1]}</a></div><div><span>المقالة التالية</span><a>{s.others[2]}</a></div></div><div class="author-box-wrap"><div class="td-author-name"><a>هيئة التحرير</a></div><div class="td-author-description">فريق من المحررين يعمل على مدار الساعة.</div></div></footer></article>
<div class="td_block_related_posts"><h4>مقالات ذات صلة</h4>{s.links('<div class="td_module_related_posts"><h3 class="entry-title"><a href="/n/{n}">{t}</a></h3></div>')}</div><div class="comment-respond"><h3>ترك الرد</h3><label>تعليق:</label></div></body></html>""",
        url,
        True,
    )


def drupal_fields(s: Story) -> Made:
    """Drupal 7 with RDFa: fields in fields, the day in the property of a span, a poll and a menu beside it, no meta at all."""
    url = f"https://jamiya.example/ar/node/{s.number}"
    return (
        f"""<!DOCTYPE html><html lang="ar" dir="rtl" prefix="content: http://purl.org/rss/1.0/modules/content/ dc: http://purl.org/dc/terms/"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><link rel="shortlink" href="/ar/node/{s.number}" /><title>{s.title} | الجمعية الأهلية للتوثيق</title></head>
<body class="html not-front one-sidebar page-node node-type-article i18n-ar"><div id="skip-link"><a href="#main-content">تجاوز إلى المحتوى الرئيسي</a></div><div id="page"><div id="header"><div id="name-and-slogan"><div id="site-name"><strong><a href="/ar">الجمعية الأهلية للتوثيق</a></strong></div></div></div><div id="main-menu"><h2 class="element-invisible">القائمة الرئيسية</h2><ul class="links"><li>الرئيسية</li><li>عن الجمعية</li><li>التقارير</li><li>اتصل بنا</li></ul></div>
<div id="breadcrumb"><h2 class="element-invisible">أنت هنا</h2><div class="breadcrumb"><a>الرئيسية</a></div></div><div id="content" class="column"><div class="section"><a id="main-content"></a><h1 class="title" id="page-title">{s.title}</h1><div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block"><div class="content"><div id="node-{s.number}" class="node node-article node-promoted clearfix" about="/ar/node/{s.number}" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{s.title}" class="rdf-meta element-hidden"></span>
<div class="meta submitted"><span property="dc:date dc:created" content="{s.iso}" datatype="xsd:dateTime" rel="sioc:has_creator">أضيف من قبل <span class="username" typeof="sioc:UserAccount">muharrir</span> في {s.at:%Y-%m-%d %H:%M}</span></div>
<div class="content clearfix"><div class="field field-name-field-image field-type-image"><div class="field-items"><div class="field-item even"><img src="/x.jpg" alt="" /></div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded"><p>{s.lead}</p>{s.ps()}</div></div></div><div class="field field-name-field-tags"><h3 class="field-label">الكلمات الدلالية: </h3><ul class="links"><li><a>توثيق</a></li></ul></div></div><div class="link-wrapper"><ul class="links inline"><li><a>تسجيل دخول</a> أو <a>تسجيل حساب</a> لإضافة تعليق</li><li>423 قراءة</li></ul></div></div></div></div></div></div></div>
<div id="sidebar-first"><div class="block block-poll"><h2>استطلاع</h2><div class="content"><div class="title">هل تتابع تقاريرنا؟</div><label>نعم</label><label>لا</label></div></div><div class="block block-views"><h2>أحدث التقارير</h2><div class="item-list"><ul>{s.links()}</ul></div></div></div></div></body></html>""",
        url,
        True,
    )


def channel_preview(s: Story) -> Made:
    """The web view of a Telegram channel at one of its posts: others stand before it and after it, each with its own time."""
    url = f"https://t.me/s/nabd_alwadi/{3000 + s.number}"

    def post(number: int, text: str, minutes: int) -> str:
        at = s.at + timedelta(minutes=minutes)
        return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="nabd_alwadi/{number}" data-view="eyJjIjo"><div class="tgme_widget_message_user"><a href="https://t.me/nabd_alwadi"><i class="tgme_widget_message_user_photo bgcolor6" data-content="ن"></i></a></div><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/nabd_alwadi"><span dir="auto">نبض الوادي</span></a></div><div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div><div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">12.4K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/nabd_alwadi/{number}"><time datetime="{at.isoformat()}" class="time">{at:%H:%M}</time></a></span></div></div></div></div></div>"""

    text = "<br/><br/>".join((f"<b>{s.title}</b>", *s.paragraphs))
    n = 3000 + s.number
    posts = (
        post(n - 2, s.others[0], -1700)
        + post(n - 1, s.others[1], -90)
        + post(n, text, 0)
        + post(n + 1, s.others[2], 1600)
    )
    return (
        f"""<!DOCTYPE html><html class=""><head><meta charset="utf-8"><title>نبض الوادي – Telegram</title><meta property="og:title" content="نبض الوادي"><meta property="og:site_name" content="Telegram"><meta property="og:description" content="قناة إخبارية محلية"><meta property="al:ios:app_name" content="Telegram Messenger"><link rel="canonical" href="/s/nabd_alwadi?before={n + 2}"></head><body class="widget_frame_base tgme_webpreview emoji_image no_transitions"><header class="tgme_header search_collapsed"><div class="tgme_header_title"><span dir="auto">نبض الوادي</span></div><div class="tgme_header_counter">48.2K subscribers</div><a class="tgme_channel_download_telegram" href="//telegram.org/dl">Download Telegram</a></header>
<main class="tgme_main"><div class="tgme_container"><section class="tgme_channel_history js-message_history">{posts}</section></div><div class="tgme_channel_info"><div class="tgme_channel_info_description" dir="auto">قناة إخبارية محلية. للتواصل عبر البوت.</div><div class="tgme_channel_info_counters"><span>14.1K photos</span><span>3.2K videos</span></div></div></main></body></html>""",
        url,
        False,
    )


def basic_post(s: Story) -> Made:
    """A post in the plain pages for old telephones of a social network: names of classes tell nothing, the day is in words, then reactions."""
    url = f"https://mbasic.facebook.example/story.php?story_fbid={1000 + s.number}&id=55"
    day = f"{s.at.day} {GULF[s.at.month - 1]} {s.at.year} الساعة {_clock(s)}"
    ps = "".join(f"<p>{p}</p>" for p in s.paragraphs)
    return (
        f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd"><html xmlns="http://www.w3.org/1999/xhtml" lang="ar" dir="rtl"><head><title>مركز الوادي الإعلامي - {s.title}</title><meta name="referrer" content="default" /><link rel="canonical" href="https://www.facebook.example/alwadi/posts/{1000 + s.number}" /></head><body tabindex="0" class="b c d e f"><div class="g"><div id="viewport"><div class="h i" id="header"><form method="get" action="/search/"><input name="query" /><input value="بحث" type="submit" /></form><a href="/login">تسجيل الدخول</a><a>إنشاء حساب جديد</a></div><div id="objects_container"><div class="j" id="root" role="main"><div class="k l" id="m_story_permalink_view"><div class="m n" id="u_0_0"><div class="o p q" data-ft="&#123;&quot;tn&quot;:&quot;*s&quot;&#125;"><div><header><table class="r"><tbody><tr><td class="s"><img src="x.jpg" width="40" /></td><td class="t"><h3 class="u v"><strong><a href="/alwadi">مركز الوادي الإعلامي</a></strong></h3></td></tr></tbody></table></header><div class="w x" style="" data-ft="&#123;&quot;tn&quot;:&quot;*s&quot;&#125;"><p>{s.title}</p>{ps}</div></div><footer class="y"><div class="z ba"><abbr>{day}</abbr><span role="separator"> · </span><span><img alt="العامة" /></span></div></footer></div></div>
<div class="bb" id="ufi_{s.number}"><div class="bc"><div class="bd"><a>٣١٤</a></div><table><tr><td><a>أعجبني</a></td><td><a>تفاعل</a></td><td><a>تعليق</a></td><td><a>مشاركة</a></td></tr></table></div><div class="be"><div class="bf"><div><h3><a class="bg">قارئ كريم</a></h3><div class="bh">{COMMENTS[0]}</div><div class="bi"><a>أعجبني</a> · <a>رد</a> · <a>إبلاغ</a> · <abbr>{s.visit.day} {GULF[s.visit.month - 1]}</abbr></div></div><div><h3><a class="bg">متابعة</a></h3><div class="bh">{COMMENTS[1]}</div></div></div><div class="bj"><a>عرض المزيد من التعليقات…</a></div></div></div></div></div></div><div role="contentinfo" id="footer"><a>العربية</a><a>English</a><span>مركز المساعدة · الإعدادات · الخصوصية</span></div></div></div></body></html>""",
        url,
        False,
    )


def amp_plugin(s: Story) -> Made:
    """AMP as a plugin of blogs makes it: the time told as so long ago, a menu in a drawer, advertisements, stories below."""
    url = f"https://alwaqi.example/{s.number}/amp/"
    ld = {"@context": "http://schema.org", "@type": "BlogPosting", "mainEntityOfPage": url, "headline": s.title, "datePublished": s.iso,
          "dateModified": s.visit.isoformat(), "author": {"@type": "Person", "name": "محرر الواقع"}, "publisher": {"@type": "Organization", "name": "الواقع"}}  # fmt: skip
    days = (s.visit.date() - s.at.date()).days
    return (
        f"""<!doctype html><html amp lang="ar" dir="rtl"><head><meta charset="utf-8"><link rel="canonical" href="https://alwaqi.example/{s.number}/"><title>{s.title} | الواقع</title><style amp-boilerplate>body{{-webkit-animation:none}}</style><script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script></head><body class="single-post amp-single">
<amp-sidebar id="sidebar" layout="nodisplay" side="right"><div class="toggle-navigationv2"><ul class="amp-menu"><li><a>الرئيسية</a></li><li><a>سياسة</a></li><li><a>اقتصاد</a></li><li><a>رياضة</a></li></ul></div></amp-sidebar><header class="header container"><a href="/amp/">الواقع</a></header>
<div class="amp-wp-article"><header class="amp-wp-article-header amp-wp-article-category ampforwp-meta-taxonomy"><span>التصنيف: <a>سياسة</a></span></header><header class="amp-wp-article-header"><h1 class="amp-wp-title">{s.title}</h1></header><header class="amp-wp-article-header ampforwp-meta-info"><div class="amp-wp-content post-title-meta"><ul class="amp-wp-meta"><li class="amp-wp-byline"><span class="amp-wp-author author vcard">محرر الواقع</span><li class="amp-wp-posted-on"><time datetime="{s.iso}">منذ {days} أيام</time></li></li></ul></div></header>
<div class="amp-wp-article-content"><amp-ad type="adsense"></amp-ad><div class="amp-wp-content the_content"><p>{s.lead}</p>{s.ps()}<div class="ampforwp-inline-related-post"><span>قد يعجبك أيضا</span><a>{s.others[0]}</a></div></div></div><div class="amp-wp-content ampforwp-social-icons-wrapper"><amp-social-share type="facebook"></amp-social-share><span>شارك هذا</span></div><div class="amp-wp-content amp-wp-article-tags"><span>الوسوم: <a>ميدان</a></span></div></div>
<div class="amp-wp-content relatedpost"><div class="related_posts"><h3 class="related-title">مواضيع متعلقة</h3><ol>{s.links()}</ol></div></div><footer class="footer"><a href="https://alwaqi.example/{s.number}/">عرض النسخة الكاملة</a><a href="#top">إلى الأعلى</a><p>جميع الحقوق محفوظة {s.visit.year}</p></footer></body></html>""",
        url,
        True,
    )


def ministry(s: Story) -> Made:
    """A ministry's portal: tables and spans with long names, the day as day/month/year, counters, the portal's own last change."""
    url = f"https://www.moi.gov.example/ar/News/Pages/NewsDetails.aspx?ItemID={s.number}"
    body = "<br/><br/>".join(s.paragraphs)
    return (
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" dir="rtl" lang="ar-sa"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="Expires" content="0" /><title>تفاصيل الخبر - وزارة شؤون المدن</title></head><body><form id="aspnetForm" action="./NewsDetails.aspx" method="post"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUBMGRk" /><div id="s4-workspace"><table class="top" width="100%"><tr><td><img alt="شعار الوزارة" /></td><td><span id="ctl00_lblToday">{s.today}</span></td><td><a>English</a> | <a>خريطة الموقع</a> | <a>اتصل بنا</a></td></tr></table><div id="topnav"><ul><li>عن الوزارة</li><li>الخدمات الإلكترونية</li><li>المركز الإعلامي</li><li>الأنظمة واللوائح</li></ul></div>
<div id="MSO_ContentDiv"><table width="100%"><tr><td valign="top" class="rightcol"><div class="sidehead">المركز الإعلامي</div><ul><li><a>الأخبار</a></li><li><a>البيانات الصحفية</a></li><li><a>معرض الصور</a></li></ul></td><td class="maincol"><div class="path">الرئيسية &gt; المركز الإعلامي &gt; الأخبار</div><table class="newsdetails"><tr><td><span id="ctl00_PlaceHolderMain_lblTitle" class="NewsTitle">{s.title}</span></td></tr><tr><td><span id="ctl00_PlaceHolderMain_lblDate" class="NewsDate">{s.at.day:02}/{s.at.month:02}/{s.at.year}</span> <a class="print" href="javascript:window.print()">طباعة</a> <a>أرسل لصديق</a> <a>تكبير الخط</a></td></tr><tr><td><img src="/x.jpg" alt="صورة الخبر" /></td></tr><tr><td><div id="ctl00_PlaceHolderMain_lblBody" class="ms-rtestate-field">{body}</div></td></tr><tr><td>عدد المشاهدات: 1,284 &nbsp; هل كانت الصفحة مفيدة؟ نعم لا</td></tr></table></td></tr></table></div>
<div id="footer"><table><tr><td>آخر تحديث للموقع: {s.visit:%d/%m/%Y}</td><td>جميع الحقوق محفوظة لوزارة شؤون المدن © {s.visit.year}</td><td>عدد زوار الموقع: 5,120,334</td></tr></table></div></div></form></body></html>""",
        url,
        False,
    )


def relief(s: Story) -> Made:
    """A page of a portal of humanitarian reports: a list of what the report is, its text, its files, other tongues, related reports."""
    url = f"https://response.example/ar/report/{s.number}/taqrir"
    return (
        f"""<!DOCTYPE html><html lang="ar" dir="rtl" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" /><meta name="description" content="تقرير إخباري" /><link rel="canonical" href="{url}" /><meta property="og:site_name" content="بوابة الاستجابة" /><meta property="og:title" content="{s.title} - السودان" /><meta property="og:updated_time" content="{s.visit.isoformat()}" /><title>{s.title} - السودان | بوابة الاستجابة</title></head><body><header class="cd-header"><div class="cd-global-header"><a href="https://un.example">خدمات الأمم المتحدة</a></div><nav class="cd-nav"><ul><li>المستجدات</li><li>البلدان</li><li>الكوارث</li><li>الوظائف</li></ul></nav></header>
<nav class="cd-breadcrumb"><ol><li>الرئيسية</li><li>البلدان</li><li>السودان</li></ol></nav><main id="main-content" role="main"><article class="rw-article rw-report rw-report--full rw-river-article"><header class="rw-article__header"><div class="rw-entity-country-slug"><a class="rw-entity-country-slug__link" href="/country/sdn">السودان</a></div><h1 class="rw-article__title rw-page-title"> {s.title} </h1><dl class="rw-entity-meta core rw-article__meta--header"><dt class="rw-entity-meta__tag-label rw-entity-meta__tag-label--format">النوع</dt><dd class="rw-entity-meta__tag-value">أخبار وبيان صحفي</dd><dt class="rw-entity-meta__tag-label rw-entity-meta__tag-label--source">المصدر</dt><dd class="rw-entity-meta__tag-value"><ul><li><a href="/organization/ocha">مكتب تنسيق الشؤون الإنسانية</a></li></ul></dd><dt class="rw-entity-meta__tag-label rw-entity-meta__tag-label--posted">أضيف</dt><dd class="rw-entity-meta__tag-value rw-entity-meta__tag-value--posted"><time datetime="{(s.at + timedelta(days=2)).isoformat()}">{(s.at + timedelta(days=2)).day} {LEVANT[(s.at + timedelta(days=2)).month - 1]} {(s.at + timedelta(days=2)).year}</time></dd><dt class="rw-entity-meta__tag-label rw-entity-meta__tag-label--published">نشر في الأصل</dt><dd class="rw-entity-meta__tag-value rw-entity-meta__tag-value--published"><time datetime="{s.iso}">{s.at.day} {LEVANT[s.at.month - 1]} {s.at.year}</time></dd><dt class="rw-entity-meta__tag-label--origin">الأصل</dt><dd><a href="https://ocha.example/x">عرض الأصل</a></dd></dl></header>
<section class="rw-report__attachments rw-attachments"><h2 class="visually-hidden">المرفقات</h2><ul><li><a href="/x.pdf">تحميل التقرير (PDF | 1.2 MB)</a></li></ul></section><div class="rw-article__content"><p>{s.lead}</p>{s.ps()}</div><footer class="rw-article__footer"><dl class="rw-entity-meta"><dt>البلد الرئيسي</dt><dd>السودان</dd><dt>المواضيع</dt><dd>الحماية وحقوق الإنسان</dd><dt>اللغة</dt><dd>العربية</dd></dl><section class="rw-share"><h3>شارك</h3><ul><li>فيسبوك</li><li>إكس</li></ul></section></footer></article><section class="rw-river rw-river--related"><h2>محتوى ذو صلة</h2>{s.links('<article class="rw-river-article--card"><h3 class="rw-river-article__title"><a href="/n/{n}">{t}</a></h3><p>أضيف أمس</p></article>')}</section></main><footer class="cd-footer"><p>خدمة تقدمها الأمم المتحدة</p></footer></body></html>""",
        url,
        True,
    )


def archived(s: Story) -> Made:
    """A page as a web archive plays it: a bar above it, every address wrapped, the moment of the capture in a remark below."""
    site = f"http://www.alnahda-news.example:80/news.php?id={s.number}"
    taken = s.visit
    stamp = f"{taken:%Y%m%d%H%M%S}"
    url = f"https://web.archive.example/web/{stamp}/{site}"
    wrap = f"https://web.archive.example/web/{stamp}"
    return (
        f"""<!DOCTYPE html><html dir="rtl"><head><script src="//archive.example/includes/athena.js" type="text/javascript"></script><script type="text/javascript">window.addEventListener('DOMContentLoaded',function(){{var v=archive_analytics.values;v.service='wb';v.server_ms=213;}});</script><script type="text/javascript" src="https://web-static.archive.example/_static/js/bundle-playback.js" charset="utf-8"></script><script type="text/javascript">__wm.init("{wrap}");__wm.wombat("{site}","{stamp}","https://web.archive.example/","web","https://web-static.archive.example/_static/","{int(taken.timestamp())}");</script><link rel="stylesheet" href="https://web-static.archive.example/_static/css/banner-styles.css" /><!-- End Wayback Rewrite JS Include --><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>صحيفة النهضة - {s.title}</title><link rel="canonical" href="{wrap}/{site}" /></head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en"><div id="wm-ipp-inside"><div id="wm-toolbar"><span class="captures"><a href="/web/{stamp}*/{site}" title="See a list of every capture for this URL">4 captures</a></span><div class="r" title="Timespan for captures of this URL">{s.at:%d %b %Y} - {taken:%d %b %Y}</div><table><tr><td class="b">{s.at:%b}</td><td class="c" id="displayMonthEl">{taken:%b}</td></tr><tr><td class="c" id="displayDayEl">{taken:%d}</td></tr><tr><td class="c" id="displayYearEl">{taken.year}</td></tr></table><div id="wm-capinfo">success fail About this capture COLLECTED BY Archive Team TIMESTAMPS</div></div></div></div><!-- END WAYBACK TOOLBAR INSERT -->
<div id="top"><a href="{wrap}/http://www.alnahda-news.example/">صحيفة النهضة</a><div id="menu"><a href="{wrap}/http://www.alnahda-news.example/cat/1">أخبار</a> | <a href="{wrap}/http://www.alnahda-news.example/cat/2">مقالات</a> | <a href="{wrap}/http://www.alnahda-news.example/cat/3">كاريكاتير</a></div></div><div id="center"><div class="newsTitle"><h2>{s.title}</h2></div><div class="newsInfo">تاريخ النشر: {s.at.day}/{s.at.month}/{s.at.year} - {s.at:%H:%M} | عدد القراءات: 877</div><div class="newsBody"><p>{s.lead}</p>{s.ps()}</div><div class="tools"><a>طباعة</a> <a>إرسال</a></div></div><div id="left"><div class="box"><h4>الأكثر قراءة</h4><ul>{s.links()}</ul></div></div><div id="bottom">جميع الحقوق محفوظة © صحيفة النهضة</div></body></html>
<!--
     FILE ARCHIVED ON {taken:%H:%M:%S} {taken:%b %d, %Y} AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 08:01:22 Nov 02, 2026.
     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.
-->""",
        url,
        True,
    )


FURTHER: tuple[Callable[[Story], Made], ...] = (
    stream, blogger, newspaper_theme, drupal_fields, channel_preview, basic_post, amp_plugin, ministry, relief, archived,
)  # fmt: skip
