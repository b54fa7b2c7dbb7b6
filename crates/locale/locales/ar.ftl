## اللغة

language = العربية
    .formats = ar
    .months = long
    .first = 1

## الأرقام والقيم

# As the Unicode CLDR has it: with Latin digits number and sign are read from left to right, with Arabic ones from right
# to left. The marks keep the sign at the end of the number whatever stands around them.
percent = { $digits ->
    [latn] { $number }{ "\u200E" }%{ "\u200E" }
   *[native] { $number }٪{ "\u061C" }
}
points = { KIND($number) ->
    [one] نقطة واحدة
    [two] { $case ->
        [genitive] نقطتين
       *[nominative] نقطتان
    }
    [few] { $number } نقاط
   *[other] { $number } نقطة
}
steps = { KIND($number) ->
    [one] رتبة واحدة
    [two] { $case ->
        [genitive] رتبتين
       *[nominative] رتبتان
    }
    [few] { $number } رتب
   *[other] { $number } رتبة
}
million = { KIND($number) ->
    [one] مليون
    [two] مليونا
    [few] { $number } ملايين
   *[other] { $number } مليون
}
billion = { KIND($number) ->
    [one] مليار
    [two] مليارا
    [few] { $number } مليارات
   *[other] { $number } مليار
}
million-short = { $number } مليون
billion-short = { $number } مليار
money = { $amount } { $currency }
counted = { $form ->
    [one] { $noun }
    [two] { $noun }
   *[other] { $number } { $noun }
}
rate = { $number } لكل { $per }
rate-of = { $number } لكل { $per } { $noun }
halve = خفض إلى النصف
double = مضاعفة
not-known-yet = غير معروف بعد
not-known-yet-for = غير معروف بعد ({ $when })
not-said = غير مذكور
no-data = لا توجد بيانات
comma = ،
semicolon = ؛
colon = :
full-stop = .
arrow = ←
arrow-back = ↪
axis-money = { $amount } { $symbol }

## وحدات القياس

unit-percent = نسبة مئوية
unit-points = نقاط مئوية
unit-count = عدد
unit-rate = معدل لكل { $per }
unit-rate-of = معدل لكل { $per } { $noun }
unit-index = رقم قياسي
unit-score = درجة
unit-ratio = نسبة
unit-ordinal = رتب
unit-minutes = دقائق
unit-hours = ساعات
unit-working-days = أيام عمل
unit-days = أيام
unit-weeks = أسابيع
unit-months = أشهر
unit-quarters = أرباع سنوية
unit-terms = فصول دراسية
unit-years = سنوات

## المدد

minutes = { KIND($number) ->
    [one] دقيقة واحدة
    [two] { $case ->
        [genitive] دقيقتين
       *[nominative] دقيقتان
    }
    [few] { $number } دقائق
   *[other] { $number } دقيقة
}
hours = { KIND($number) ->
    [one] ساعة واحدة
    [two] { $case ->
        [genitive] ساعتين
       *[nominative] ساعتان
    }
    [few] { $number } ساعات
   *[other] { $number } ساعة
}
working-days = { KIND($number) ->
    [one] يوم عمل واحد
    [two] { $case ->
        [genitive] يومي عمل
       *[nominative] يوما عمل
    }
    [few] { $number } أيام عمل
   *[other] { $number } يوم عمل
}
days = { KIND($number) ->
    [one] يوم واحد
    [two] { $case ->
        [genitive] يومين
       *[nominative] يومان
    }
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
weeks = { KIND($number) ->
    [one] أسبوع واحد
    [two] { $case ->
        [genitive] أسبوعين
       *[nominative] أسبوعان
    }
    [few] { $number } أسابيع
    [many] { $number } أسبوعًا
   *[other] { $number } أسبوع
}
months = { KIND($number) ->
    [one] شهر واحد
    [two] { $case ->
        [genitive] شهرين
       *[nominative] شهران
    }
    [few] { $number } أشهر
    [many] { $number } شهرًا
   *[other] { $number } شهر
}
quarters = { KIND($number) ->
    [one] ربع سنوي واحد
    [two] { $case ->
        [genitive] ربعين سنويين
       *[nominative] ربعان سنويان
    }
    [few] { $number } أرباع سنوية
   *[other] { $number } ربعًا سنويًا
}
terms = { KIND($number) ->
    [one] فصل دراسي واحد
    [two] { $case ->
        [genitive] فصلين دراسيين
       *[nominative] فصلان دراسيان
    }
    [few] { $number } فصول دراسية
   *[other] { $number } فصلًا دراسيًا
}
years = { KIND($number) ->
    [one] سنة واحدة
    [two] { $case ->
        [genitive] سنتين
       *[nominative] سنتان
    }
    [few] { $number } سنوات
   *[other] { $number } سنة
}

## الدورية

every-minutes = { KIND($number) ->
    [one] كل دقيقة
    [two] كل دقيقتين
    [few] كل { $number } دقائق
   *[other] كل { $number } دقيقة
}
every-hours = { KIND($number) ->
    [one] كل ساعة
    [two] كل ساعتين
    [few] كل { $number } ساعات
   *[other] كل { $number } ساعة
}
every-working-days = { KIND($number) ->
    [one] كل يوم عمل
    [two] كل يومي عمل
    [few] كل { $number } أيام عمل
   *[other] كل { $number } يوم عمل
}
every-days = { KIND($number) ->
    [one] كل يوم
    [two] كل يومين
    [few] كل { $number } أيام
   *[other] كل { $number } يومًا
}
every-weeks = { KIND($number) ->
    [one] كل أسبوع
    [two] كل أسبوعين
    [few] كل { $number } أسابيع
   *[other] كل { $number } أسبوعًا
}
every-months = { KIND($number) ->
    [one] كل شهر
    [two] كل شهرين
    [few] كل { $number } أشهر
   *[other] كل { $number } شهرًا
}
every-quarters = { KIND($number) ->
    [one] كل ربع سنة
    [two] كل ربعي سنة
    [few] كل { $number } أرباع سنوية
   *[other] كل { $number } ربعًا سنويًا
}
every-terms = { KIND($number) ->
    [one] كل فصل دراسي
    [two] كل فصلين دراسيين
    [few] كل { $number } فصول دراسية
   *[other] كل { $number } فصلًا دراسيًا
}
every-years = { KIND($number) ->
    [one] كل سنة
    [two] كل سنتين
    [few] كل { $number } سنوات
   *[other] كل { $number } سنة
}
day-of-month = اليوم { $number } من الشهر
nth-day = { $day } { $ordinal }

## الفترات

period-week = الأسبوع { $number } من { $year }
period-four-weeks = الفترة { $number } من { $year }
period-fiscal-month = الشهر { $number } من { $year }
period-quarter = الربع { $number } من { $year }
period-half = النصف { $number } من { $year }
fiscal-year = السنة المالية { $year }
fiscal-year-around = السنة المالية { $year }
span = من { $from } إلى { $to }
period-with-days = { $period } ({ $days })

## ما يتكرر في كل الوثائق

owner = المسؤول
days-late = { KIND($number) ->
    [one] متأخر يومًا واحدًا
    [two] متأخر يومين
    [few] متأخر { $number } أيام
    [many] متأخر { $number } يومًا
   *[other] متأخر { $number } يوم
}
a-month-ago = قبل شهر
about-this-plan = عن هذه الخطة
across-the-priorities = عبر الأولويات
acting = بالإنابة
actions-leave-a-gap = تترك الإجراءات فجوة قدرها { $gap } عن المستهدف.
actions-leave-a-gap-so-far = تترك الآثار المذكورة حتى الآن فجوة قدرها { $gap } عن المستهدف.
actions-without-any-effect = لا تقول الخطة عن أي إجراء كم مقدار أثره، أو متى يحدث.
actions-without-effect = { KIND($number) ->
    [one] لا تقول الخطة كم مقدار أثر إجراء واحد، أو متى يحدث.
    [two] لا تقول الخطة كم مقدار أثر إجراءين، أو متى يحدث.
    [few] لا تقول الخطة كم مقدار أثر { $number } إجراءات، أو متى يحدث.
    [many] لا تقول الخطة كم مقدار أثر { $number } إجراءً، أو متى يحدث.
   *[other] لا تقول الخطة كم مقدار أثر { $number } إجراء، أو متى يحدث.
}
against-the-whole = مقارنة بالمجموع
agreed-action = الإجراء المتفق عليه
agreed-and-still-to-be-done = متفق عليه ولم يُنجز بعد
ahead = متقدم
all-documents = كل الوثائق
all-milestones = كل المعالم الرئيسية
also-in-the-plan = ورد في الخطة أيضًا
and-more = { KIND($number) ->
    [two] واثنان آخران
   *[other] و{ $number } أخرى
}
answer = الإجابة
answered = مُجاب عنه
answered-in-part = مُجاب عنه جزئيًا
answered-by = أجاب عنه
answers-for = مسؤول عن
as-before = كما كان
assessment-of = { $title }، { $day }
assumptions = الافتراضات
at-a-glance = نظرة سريعة
axis-impact = الأثر
axis-likelihood = الاحتمال
baseline = خط الأساس
bars-are-cut = الأعمدة المقطوعة لا تبدأ من الصفر.
baseline-held = خط الأساس ثابتًا
baseline-of = خط الأساس { $value }
baseline-was = خط الأساس { $value }، { $when }
before = السابق
behind = متأخر
bottom-line = { KIND($number) ->
    [two] من أولويتين: { $counts }.
    [few] من { $number } أولويات: { $counts }.
   *[other] من { $number } أولوية: { $counts }.
}
breakdown = التفصيل
breakdowns = التفصيلات
build-up-begun = من { $start }؛ والمستهدف بحلول { $when } هو { $target }.
build-up-described = من { $start } إلى { $end } بحلول { $when }، إجراءً بعد إجراء؛ والمستهدف { $target }.
build-up-note = ما يضيفه كل إجراء بحلول { $when }.
build-up-title = { $title }: مجموع أثر الإجراءات
build-up-values = { $title }: آثار الإجراءات
by = بمقدار
bottom-line-of-one = تقييم الأولوية: { $rating }.
by-when = بحلول { $when }
chair = رئيس الجلسة
changes-to-the-plan = التعديلات على الخطة
collections = عمليات جمع البيانات
comes-back = يعود:
completeness = الاكتمال
concern = ما يثير القلق
concern-is-to-be-decided = ما يجب اتخاذ قرار بشأنه، كما ورد أعلاه.
contents = المحتويات
continued = { $name } (تابع)
count-at = { $day }: { $count } { $name }
count-by = { $name }: { $value } { by-when }
counted-twice = محسوب مرتين فيُطرح
critical = حرج
day = التاريخ
decided = تقرر في
decisions-wanted = القرارات المطلوبة
decisions-wanted-lead = { KIND($number) ->
    [one] ما الذي يجب عمله بشأن هذا، ومن يقوم به، ومتى؟
   *[other] في كل مما يلي: ما الذي يجب عمله، ومن يقوم به، ومتى؟
}
delivery-calendar = تقويم الإنجاز
delivery-plan = خطة الإنجاز
delivery-unit = وحدة الإنجاز
do-the-figures-come-in-time = هل تصل الأرقام في وقتها؟
document = الوثيقة
documents = الوثائق
done-milestones = منجزة
done-so-far = المنجز حتى ذلك التاريخ
down = انخفاض { $by }
down-by-an-unknown-size = انخفاض لم يُذكر مقداره
down-from = ↓ من { $place }
due = موعد الاستحقاق
due-and-done = المستحق والمنجز
due-in-the-next-month = المستحق خلال شهر من اليوم
due-milestones = مستحقة
due-on-a-saturday = يوم سبت
due-on-a-sunday = يوم أحد
due-on-a-holiday = يوم عطلة
due-on-a-holiday-called = يوم عطلة: { $title }
due-so-far = المستحق حتى ذلك التاريخ
each-metric-against-its-path = كل مؤشر مقارنة بمساره
effects = الآثار
effects-said-so-far = مجموع الآثار المذكورة حتى الآن
escalation = التصعيد
event-attends = المشاركون
event-chair = رئيس الجلسة
event-collected-by = يجمعه
event-input = مستحق: { $text } ({ $routine })
event-invited = المدعوون
event-milestone = معلم رئيسي: { $title }
event-milestone-done = معلم رئيسي منجز: { $title }
event-of = يتبع: { $title }
event-owner = المسؤول
event-prepared-by = يعدّه
event-release = نشر: { $metric }، { $period }
event-result = النتيجة: { $text }
event-return = رد مستحق: { $collection }، { $period }
event-reviews = يراجع
everything-with-a-name = كل ما له اسم
evidence = الأدلة
expected = المتوقع
expected-at = { $when }: المتوقع { $value }
feedback = التغذية الراجعة
figures = الأرقام
figures-have-come = وردت
figures-have-not-come = { KIND($number) ->
    [one] لم ترد بعد، متأخرة يومًا واحدًا
    [two] لم ترد بعد، متأخرة يومين
    [few] لم ترد بعد، متأخرة { $number } أيام
    [many] لم ترد بعد، متأخرة { $number } يومًا
   *[other] لم ترد بعد، متأخرة { $number } يوم
}
floor-of-by = الحد الأدنى { $value } { by-when }
floor-is = الحد الأدنى { $value }
forecast = التوقع
forecast-lead = التوقع
from = من
from-the-sponsor-to-the-front-line = من الراعي إلى الصف الأول
gap = الفجوة
gap-to-the-path = الفجوة عن المسار
held-by = شاغل المنصب
held-from = في المنصب منذ { $from }
held-from-to = في المنصب من { $from } إلى { $to }
held-until = في المنصب حتى { $to }
how-are-we-going-to-do-it = كيف سنحقق ذلك؟
how-it-is-delivered = كيفية التنفيذ
how-it-is-measured = طريقة القياس
how-it-was-found = كيف حُسب
how-it-was-judged = التقييمات
how-often = الدورية
how-will-we-know-whether-it-is-on-track = كيف نعرف أننا على المسار؟
in-short = باختصار
in-the-plan = في الخطة
influence = التأثير
internal = داخلي
judged = بحسب المقيّمين
judged-capacity = القدرة على دفع التقدم
judged-challenge = درجة الصعوبة
judged-likelihood = احتمال التحقق
judged-owners_view = رأي المسؤول نفسه
judged-planning = جودة التخطيط والتنفيذ
judged-on = { $label } في { $when } ({ $rating })
judged-stage = مرحلة التنفيذ
judged-too-good = تقييم المقيّمين أفضل مما تقوله الأرقام، ولا شيء يذكر سبب هذا الفرق.
judgement = التقييم
# The two letters stay on one line.
letters-amber_green = ك/{ "\u2060" }خ
letters-amber_red = ك/{ "\u2060" }ح
letters-green = خ
letters-red = ح
kind = النوع
known = تُعرف في
last-decisions = آخر القرارات
last-time-something-was-decided = آخر مرة اتُّخذ فيها قرار
late-and-coming-milestones = المعالم المتأخرة ومعالم الأيام التسعين المقبلة
lateness = أيام التأخر
latest = آخر قيمة
league-table = جدول الترتيب
league-title = { $metric }، حسب { $dimension }، { $period }
left-open-with-a-reason = متروك عمدًا مع ذكر السبب
legend-earlier = الرفيع الرمادي: مسار سابق حلّ محله غيره
legend-expected = المتقطع: المسار
legend-expected-with-range = المتقطع: المسار بمداه
legend-forecast = المعيّن الفارغ: توقع الخطة
legend-level = الخطوط الأفقية الرفيعة المتقطعة: قيم للمقارنة
legend-observed = المتصل: المقيس
legend-projection = { KIND($number) ->
    [one] المنقّط مع عمود: إن استمر الاتجاه، وهو توقع مبني على آخر قيمة (الخط الرفيع)؛ والعمود يضم أربع حالات من خمس
    [two] المنقّط مع عمود: إن استمر الاتجاه، وهو توقع مبني على آخر قيمتين (الخط الرفيع)؛ والعمود يضم أربع حالات من خمس
    [few] المنقّط مع عمود: إن استمر الاتجاه، وهو توقع مبني على آخر { $number } قيم (الخط الرفيع)؛ والعمود يضم أربع حالات من خمس
   *[other] المنقّط مع عمود: إن استمر الاتجاه، وهو توقع مبني على آخر { $number } قيمة (الخط الرفيع)؛ والعمود يضم أربع حالات من خمس
}
legend-scenario = الرفيع المتقطع: سيناريوهات أخرى
legend-without-action = الشرطة والنقطة: دون إجراء
letters-missing = الحروف التي لا توجد في خطوط هذه الوثيقة تظهر على شكل □، وهي موجودة في صفحة الويب.
level = المستوى
level-named = { $name }: { $value }
level-number = المستوى { $number }
likelihood-of-delivery-as-judged = احتمال التحقق بحسب المقيّمين
likely-times-bad = الاحتمال × الأثر
line-case = سيناريو { $case }
line-earlier = مسار سابق مستبدل
line-earlier-named = مسار سابق مستبدل: { $title }
line-end = { $name }: { $value }
line-end-by = { $name }: { $value } { by-when }
line-expected = متوقع
line-forecast = توقع
line-observed = مقيس
line-projection = إن استمر الاتجاه
line-with-seasons = { $name } بحسب الموسم
line-without-action = دون إجراء
link-at-risk = معرّض للخطر:
made-with-milepost = أُعدّ ببرنامج Milepost من الخطة
measured-by = يُقاس بـ
meeting = الاجتماع
meetings = الاجتماعات
meets-in = يجتمع في
metric = المؤشر
metric-in = مؤشر بوحدة: { $unit }
metrics = المؤشرات
milestone = المعلم الرئيسي
milestone-tracker = متابعة المعالم الرئيسية
milestones = المعالم الرئيسية
milestones-described = بحلول { $day } كان { $due } من المعالم مستحقًا من أصل { $all }، و{ $done } منجزًا.
milestones-due-and-done = المعالم المستحقة والمنجزة
milestones-note = المتقطع: المعالم المستحقة حتى كل تاريخ. المتصل: المعالم المنجزة.
milestones-of-the-priority = معالم الأولوية
missing-in = ناقص في
monthly-note = المذكرة الشهرية، { $day }
moved = التحرك
moves-towards-its-path = يقترب من مساره.
name = الاسم
next-milestone = المعلم التالي
next-step = الخطوة التالية
no-concern = لا شيء.
no-lever = وسيلة التأثير غير مذكورة
no-rating-yet = غير معروف: لم تُقيَّم بعد.
no-rating-possible = غير معروف: لا يمكن تقييمها.
no-slack = لا يوجد
nobody-has-reported = لم يرد أحد
not-public = غير متاح للعموم
not-answered = غير مُجاب عنه
nothing-finished = لم يُنجز شيء في الشهر الماضي.
nothing-is-due = لا شيء مستحق.
nothing-wanted = لا شيء: لا يوجد مؤشر هدف ولا معلم رئيسي مقيَّم بالأحمر أو بالكهرماني المائل إلى الأحمر، ولا يوجد عائق قائم.
nothing-wanted-dealt-with = لا شيء: لكل ما قُيِّم بالأحمر أو بالكهرماني المائل إلى الأحمر تصحيح مسار أو إجراء متفق عليه لم يُنجز بعد.
nothing-wanted-of-those-rated = عدد الأولويات بلا تقييم: { $number } من { $all }.
nothing-wanted-nothing-rated = لا يمكن تسمية شيء: لم تُقيَّم أي أولوية بعد.
now = الآن
obstacles = العوائق
one-of-several = { "" }، { $number } من { $count }
one-scale = مقياس واحد للجميع.
one-scale-with-whole = مقياس واحد للجميع. المنقّط: المجموع، { $whole }.
organisation = الجهة
organisations = الجهات
over = خلال
over-time = عبر الزمن
papers-due = موعد تسليم الأوراق
part = الجزء
part-of = يتبع
parts-described = { KIND($number) ->
    [one] جزء واحد، من { $first } إلى { $last }؛ ويضم الجدول كل القيم.
    [two] جزآن، من { $first } إلى { $last }؛ ويضم الجدول كل القيم.
    [few] { $number } أجزاء، من { $first } إلى { $last }؛ ويضم الجدول كل القيم.
   *[other] { $number } جزءًا، من { $first } إلى { $last }؛ ويضم الجدول كل القيم.
}
path = المسار
people = الأشخاص
people-and-organisations = الأشخاص والجهات
period = الفترة
period-ends = نهاية الفترة
person = الشخص
place = المرتبة
plan-says = الخطة: { $state }
plan-says-done = الخطة: أُنجز
plan-on-a-page-of = الخطة في صفحة: { $title }
points-short = { KIND($number) ->
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $number } نقاط
   *[other] { $number } نقطة
}
population = عدد السكان
position-at = الوضع في
post = المنصب
posts-and-holders = المناصب وشاغلوها وما يُسألون عنه
posts-and-what-they-answer-for = المناصب وما تُسأل عنه
priorities = الأولويات
priorities-by-likelihood = الأولويات بحسب احتمال التحقق ثم درجة الصعوبة
priorities-by-rating = الأولويات بحسب التقييم
priority = الأولوية
priority-of = الأولوية { $number } من { $count }
progress = التقدم
public-version = نسخة عامة: حُذفت الأجزاء الداخلية
question = السؤال
questions-answered = { KIND($answered) ->
    [zero] لم يُجب إجابةً كاملة عن أي سؤال من الأسئلة، وعددها { $all }.
    [one] أُجيب إجابةً كاملة عن سؤال واحد من { $all } أسئلة.
    [two] أُجيب إجابةً كاملة عن سؤالين من { $all } أسئلة.
   *[other] أُجيب إجابةً كاملة عن { $answered } من { $all } أسئلة.
}
range-of-span = المدى { $span }
rating = التقييم
rating-as-computed = التقييم المحسوب
rating-as-judged = التقييم بحسب المقيّمين
return = الرد
risk = الخطر
risk-matrix-described = { $severe } من { $all } من المخاطر مرجّحة وشديدة معًا.
risk-matrix-note = الأرقام هي أرقام السجل.
risk-matrix-title = { $title }: المخاطر بحسب الاحتمال والأثر
risk-number = الخطر { $number }
risks = المخاطر
role = الدور
role-attends = مشارك
role-chair = رئيس الجلسة
role-invited = مدعو
role-presenter = عارض الأوراق
routine = الجلسة الدورية
routines = الجلسات الدورية
routines-and-feedback = الجلسات الدورية والتغذية الراجعة
rules = القواعد
run-by = تديره
search-the-plan = ابحث في الخطة
seasons = المواسم
seasons-of = المواسم { $what }
sheet = الصحيفة
sheet-answers = { KIND($number) ->
    [one] مسؤول عن بند واحد
    [two] مسؤول عن بندين
    [few] مسؤول عن { $number } بنود
   *[other] مسؤول عن { $number } بندًا
}
sheet-meets = { KIND($number) ->
    [one] يشارك في جلسة دورية واحدة
    [two] يشارك في جلستين دوريتين
    [few] يشارك في { $number } جلسات دورية
   *[other] يشارك في { $number } جلسة دورية
}
sheet-to-do = { KIND($number) ->
    [one] إجراء واحد متفق عليه لم يُنجز
    [two] إجراءان متفق عليهما لم يُنجزا
    [few] { $number } إجراءات متفق عليها لم تُنجز
   *[other] { $number } إجراءً متفقًا عليه لم يُنجز
}
show-rows-with = أظهر الصفوف التي فيها
since-day = منذ { $day }
skip-to-the-document = انتقل إلى الوثيقة
slack = الهامش الزمني
slack-explained = الهامش هو الوقت المتبقي بين يوم معرفة الأرقام ويوم تسليم الأوراق، أو يوم الاجتماع إن لم تكن له أوراق. بالأحمر: تصل الأرقام متأخرة فيرى الاجتماع أرقامًا أقدم. بالكهرماني: تصل في اليوم الأخير. والأرقام التي مضى يومها يُذكر هل وردت.
so-many-of-them = عددها { $number }
so-many-parts = { $parts } من { $all } جزءًا
so-many-rated = { $number } { $colour }
so-many-without-a-rating = { $number } بلا تقييم
something-that-is-not-public = شيء غير متاح للعموم.
sponsor = الراعي
stakeholder = صاحب المصلحة
stakeholders = أصحاب المصلحة
stance = الموقف
state = الحالة
state-not_comparable = غير قابل للمقارنة
state-not_due = لم يحن موعده بعد
state-not_measured = لم يُقس
step = الخطوة
stocktake = جلسة مراجعة التقدم
stocktake-meeting = جلسة مراجعة التقدم في { $day }
stocktake-of = جلسة مراجعة التقدم، { $day }
target = المستهدف
target-is = المستهدف { $value }، { $when }
target-of = المستهدف { $value }
target-of-by = المستهدف { $value } { by-when }
latest-was = آخر قيمة { $value }، { $when }
task = المهمة
tasks = المهام
the-actions-that-were-agreed = الإجراءات المتفق عليها
the-delivery-unit = وحدة الإنجاز
the-effects-of = آثار { $title }
the-heaviest-risks = أشد المخاطر
the-judgement = التقييم
the-next-milestones = المعالم التالية
the-parts-of = أجزاء { $title }
the-parts-of-it = أجزاؤه
the-parts-of-metrics = أجزاء المؤشرات
the-parts-side-by-side = الأجزاء جنبًا إلى جنب
the-parts-side-by-side-of = { $title }: الأجزاء
the-path-that-is-expected = المسار المتوقع
the-plan = الخطة
the-points = النقاط
the-points-of = { $title }: نقاط المسار
the-priorities-side-by-side = الأولويات جنبًا إلى جنب
the-priority-as-a-whole = الأولوية ككل
the-quarter = الربع
the-questions = الأسئلة
the-questions-in-short = الأسئلة باختصار
the-risks-in-short = المخاطر باختصار
the-tasks-of = مهام { $title }
the-values-of = { $title }: القيم
the-values-of-in = { $title }: القيم ({ $unit })
then = حينها
timeline-arrows = الأسهم: ما يجب أن يسبق
timeline-critical = الكبير واسمه بخط عريض: حرج
timeline-described = { $rows } صفوف فيها { $milestones } معلمًا تذكرها الجداول بتواريخها.
timeline-done = المملوء: منجز
timeline-open = الفارغ: غير منجز
timeline-path = الأسهم السميكة: المسار الحرج
timeline-title = { $title }: الأعمال والمعالم عبر الزمن{ $number }
timeline-today = الخط المنقّط: { $day }
to = إلى
too-late = متأخر { $time }
topic = الموضوع
unit-milestones = معالم
up = ارتفاع { $by }
up-by-an-unknown-size = ارتفاع لم يُذكر مقداره
up-from = ↑ من { $place }
value = القيمة
value-at = { $when }: { $value }
value-before = قبلها: { $value }
values-for = قيم عن
was-due = كان مستحقًا في
was-rated = سابقًا: { $colour }
weekday = اليوم
weak-link = حلقة ضعيفة
what = ماذا
what-are-we-trying-to-do = ما الذي نسعى إليه؟
what-calendar = ما يحدث ومتى، وهل تصل الأرقام قبل الاجتماعات
what-comes-next = ما التالي
what-completeness = ما تجيب عنه الخطة وما لم يُكتب بعد
what-delivery-plan = كل ما في الخطة، بترتيب الأسئلة الأربعة
what-do-we-do-if-it-is-not = ماذا نفعل إن لم نكن على المسار؟
what-happens-when = ما يحدث ومتى
what-is-done = ما يُنفذ
what-is-judged = موضوع التقييم
what-is-needed = المطلوب منهم وكيف يُشركون
what-it-asks = ما يُسأل عنه
what-it-changes = ما يغيّره
what-it-says = ما يتضمنه
what-league-table = الأولويات وأجزاء المؤشرات جنبًا إلى جنب
what-matters-to-them = ما يهمهم
what-milestones = كل معلم ومسؤوله وموعده وحالته
what-monthly-note = ما يجب أن يعرفه الراعي هذا الشهر
what-owners = ما يُسأل عنه كل شخص
what-plan-on-a-page = الأولوية في صفحة واحدة
what-stocktake = أوراق جلسة المراجعة: القرارات المطلوبة وإجراءات المرة السابقة وموقف كل شيء
what-the-actions-add-up-to = مجموع أثر الإجراءات
what-to-write = ما ينبغي كتابته
what-was-agreed = ما اتُّفق عليه
what-was-changed = ما عُدّل
what-was-decided = ما تقرر
when = متى
where = أين
where-metrics-stand = موقف كل مؤشر وما يجب أن يبلغه
where-the-data-comes-from = مصادر البيانات
who = من
who-answers-for-what = من يُسأل عن ماذا
who-deals-with-it = من يتولاه
who-has-not-reported = من لم يرد
who-is-missing = من تأخر عن الرد
who-is-who = التعريف بالأشخاص والجهات
why = السبب
why-this-rating = سبب هذا التقييم
with-whom-and-with-what = مع من وبماذا
within = خلال
without-a-value = بلا قيمة
without-action-at = دون إجراء، { $when }
words = المصطلحات

## أسباب التقييم: جملة دون نقطة في آخرها، وقد تأتي بعد نقطتين

in-period = في { $period }

for-period = { $period }
reason-nothing-measured = لم يُقَس شيء بعد، ولم يحن موعد أي قيمة
reason-nothing-to-compare = القيمة { $value }، ولا شيء يبيّن ما كان متوقعًا حتى الآن: { $why }
reason-no-goal-metric = ليس للأولوية مؤشر هدف
reason-does-not-count = { $reason }؛ ولا يُحسب ذلك في تقييم الأولوية لأن هذا ليس مؤشر هدف
reason-as-expected = { $value } { in-period }، كما هو متوقع
reason-worse-than-expected = { $value } { in-period }، أسوأ بمقدار { $gap } من القيمة المتوقعة { $expected }
reason-within-tolerance = { $reason }، ضمن حد التفاوت المقبول البالغ { $tolerance }
reason-better-than-expected = { $value } { in-period }، أفضل بمقدار { $gap } من القيمة المتوقعة { $expected }
reason-further-below = دون المسار، ويزداد البعد عنه كل مرة
reason-worse-than-baseline = خارج المسار، وآخر قيمتين أسوأ من خط الأساس
reason-days-behind = { KIND($days) ->
    [one] متأخر عن المسار يومًا واحدًا
    [two] متأخر عن المسار يومين
    [few] متأخر عن المسار { $days } أيام
    [many] متأخر عن المسار { $days } يومًا
   *[other] متأخر عن المسار { $days } يوم
}
reason-beyond-experience = يلزم { $needed } كل شهر، وأفضل ما تحقق على مدى مدة مماثلة هو { $best } كل شهر
reason-target-missed = لم يتحقق المستهدف { $target } بحلول { $by }، والفارق { $gap }، والقيمة { $value }
reason-target-missed-on-path = { $reason }؛ ولا يغيّر ذلك التقييم الذي ينظر إلى المسار وإلى المستهدفات المقبلة
reason-target-met = تحقق المستهدف { $target } بحلول { $by }، والقيمة { $value }
reason-target-not-measured = لم يُقَس شيء عند موعد المستهدف { $by }
reason-off-target = إذا استمر الحال هكذا: { $value } بحلول { $by } (من { $low } إلى { $high })، والمستهدف { $target }
reason-value-overdue = كانت قيمة { for-period } مستحقة في { $due } ولم تصل
reason-values-overdue = { KIND($number) ->
    [one] تأخرت قيمة واحدة، من { $first } إلى { $last }؛ وكانت الأولى مستحقة في { $due }
    [two] تأخرت قيمتان، من { $first } إلى { $last }؛ وكانت الأولى مستحقة في { $due }
    [few] تأخرت { $number } قيم، من { $first } إلى { $last }؛ وكانت الأولى مستحقة في { $due }
   *[other] تأخرت { $number } قيمة، من { $first } إلى { $last }؛ وكانت الأولى مستحقة في { $due }
}
reason-soft = قيمة { for-period } ليست نهائية: { $quality }
reason-incomplete = قيمة { for-period } مجمّعة من { $parts } من أصل { $all } من الأجزاء
reason-done = منجز
reason-done-on = أُنجز في { $day }
reason-done-late = { KIND($days) ->
    [one] أُنجز في { $day }، بعد موعده بيوم واحد
    [two] أُنجز في { $day }، بعد موعده بيومين
    [few] أُنجز في { $day }، بعد موعده بـ{ $days } أيام
    [many] أُنجز في { $day }، بعد موعده بـ{ $days } يومًا
   *[other] أُنجز في { $day }، بعد موعده بـ{ $days } يوم
}
reason-was-due = { KIND($days) ->
    [one] كان مستحقًا بحلول { $due }، ومضى على موعده يوم واحد
    [two] كان مستحقًا بحلول { $due }، ومضى على موعده يومان
    [few] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } أيام
    [many] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } يومًا
   *[other] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } يوم
}
reason-was-due-critical = { KIND($days) ->
    [one] كان مستحقًا بحلول { $due }، ومضى على موعده يوم واحد، وهو حرج
    [two] كان مستحقًا بحلول { $due }، ومضى على موعده يومان، وهو حرج
    [few] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } أيام، وهو حرج
    [many] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } يومًا، وهو حرج
   *[other] كان مستحقًا بحلول { $due }، ومضى على موعده { $days } يوم، وهو حرج
}
reason-expected-late = { KIND($days) ->
    [one] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير يوم واحد
    [two] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير يومين
    [few] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } أيام
    [many] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } يومًا
   *[other] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } يوم
}
reason-expected-late-critical = { KIND($days) ->
    [one] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير يوم واحد، وهو حرج
    [two] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير يومين، وهو حرج
    [few] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } أيام، وهو حرج
    [many] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } يومًا، وهو حرج
   *[other] مستحق بحلول { $due }، ومتوقع في { $forecast }، بتأخير { $days } يوم، وهو حرج
}
reason-said-late = مستحق بحلول { $due }، ويُبلَّغ عنه أنه متأخر
reason-at-risk = مستحق بحلول { $due }، وهو معرّض للتأخر
reason-due = مستحق بحلول { $due }
reason-obstacle = عائق قائم شدته { $severity }

## لماذا لا يُتوقع شيء

silence-no-points = لا ترسم الخطة مسارًا
silence-before = لا يُتوقع شيء قبل { $when }
silence-through-zero = لا يمكن لمسار بنسبة ثابتة أن يبلغ الصفر أو يتجاوزه
silence-no-season = لا تعطي الخطة رقمًا قياسيًا للموسمية
silence-months = ينقص الرقم القياسي للموسمية: { $months }
silence-other-period = النقاط معطاة لفترات يختلف طولها عن { $when }
silence-no-start = لا يوجد مسار دون إجراء ولا خط أساس تُضاف إليه الآثار
silence-parts = لا يُعرف شيء عن: { $parts }
silence-no-rule = لا تقول الخطة كيف تُجمع الأجزاء
silence-too-large = الأرقام أكبر من أن تُحسب

## ما يظهر من الأثر

effect-unsaid = لا تقول الخطة كم مقداره، أو متى يحدث
effect-nothing-yet = لا شيء بعد
effect-in-full = كامل ابتداءً من { $day }
effect-reached = { $change } لمن وصل إليهم، ونسبتهم { $share }
effect-growing = { $share } من { $change }، بنمو { $ramp } حتى { $day }

## النماذج التي تُملأ

form-period = الفترة
form-day-such-as = يوم، مثل { $example }
form-week-such-as = أسبوع، مثل { $example }
form-four-weeks-such-as = فترة من أربعة أسابيع، مثل { $example }
form-month-such-as = شهر، مثل { $example }
form-quarter-such-as = ربع سنوي، مثل { $example }
form-term-such-as = فصل دراسي، مثل { $example }
form-half-such-as = نصف سنة، مثل { $example }
form-year-such-as = سنة، مثل { $example }
form-quality = ما مدى ثبوت الأرقام؟
form-quality-hint = نهائية إن تُركت الخانة فارغة
form-note = ملاحظة
form-about = عن الفترة
form-due = آخر موعد
form-filled-in-by = تملؤه
form-goes-to = يُرسل إلى
form-signed-by = يوقّعه
form-late = الردود المتأخرة
form-confidential = السرية
form-not-published = لا تُنشر الإجابات الفردية.
form-instructions = ما يُحسب
form-coverage = النطاق المشمول
form-cover = اقرأ أولًا
form-sheet = الردود
form-how-to = طريقة التعبئة
form-step-cells = انتقل إلى ورقة «{ $sheet }». املأ الخلايا الصفراء؛ أما البقية فمقفلة.
form-step-numbers = اكتب الأرقام أرقامًا مجردة. الخلية الحمراء فيها إجابة لا يمكن أن تكون صحيحة؛ والبرتقالية تغيّرت أكثر من المتوقع: اذكر السبب في «{ $note }».
form-step-values = اكتب قيمًا لا معادلات: ما حُسب في مكان آخر يُلصق على شكل قيم.
form-marks = إذا تعذّر إعطاء رقم: اكتب [x] إن لم توجد بيانات جديدة، و[z] إن كان السؤال لا ينطبق، و[c] إن تعذّر الإفصاح لقلة عدد المشمولين. لا تكتب 0 أبدًا بمعنى «غير معروف».
form-step-send = لا تغيّر أسماء الأعمدة أو الأوراق، وأعد إرسال الملف كما هو.
form-questions = الأسئلة
form-questions-table = الأسئلة في جدول
form-yellow-cells = املأ الخلايا الصفراء.
form-yellow-cells-due = املأ الخلايا الصفراء. آخر موعد: { $day }.
form-last-time = المرة السابقة، { $period }
form-page = صفحة { $page } من { $pages }
form-expected = المتوقع: { $hint }
form-remarks = ملاحظات
form-remarks-hint = هل الأرقام نهائية أم أولية أم تقديرية؟ وما الذي ينبغي أن يعرفه القارئ؟
form-name-and-post = الاسم والمنصب
form-day = التاريخ
form-signature = التوقيع
answer-whole = عدد صحيح
answer-number = رقم
answer-percent = نسبة مئوية، { $number } تعني { $percent }
answer-money = مبلغ من المال
answer-money-in = مبلغ بعملة { $currency }
answer-text = نص
answer-date = تاريخ، مثل { $example }
answer-one-of = أحد الآتي: { $options }
answer-yes-no = نعم أو لا
answer-duration = العدد بوحدة: { $unit }
answer-scale = رقم على المقياس
answer-at-least = على الأقل { $limit }
answer-at-most = على الأكثر { $limit }
answer-equal-to = يساوي { $limit }
answer-optional = يمكن تركه
answer-named = «{ $title }»
quality-means = { $word }: { $meaning }
quality-final = لن تتغيّر
quality-provisional = قد تتغيّر
quality-unvalidated = لم تُدقق بعد
quality-estimated = تقدير
quality-imputed = عُوّضت بها قيمة ناقصة
quality-revised = عُدّلت بعد نشرها أول مرة
quality-not_available = لا توجد بيانات جديدة
quality-not_applicable = الأسئلة لا تنطبق هنا
quality-confidential = لا يمكن الإفصاح عنها لقلة عدد المشمولين

## عناصر الخطة بوصفها عناوين

label-about = الموضوع
label-access = إتاحة البيانات
label-accuracy = الدقة
label-achievement = ما تحقق
label-acronym = الاختصار
label-acting = بالإنابة
label-action = إجراء
label-after = بعد
label-aggregation = طريقة التجميع
label-agreed = متفق عليه
label-alias = أسماء أخرى
label-allow = ملاحظة مقبولة
label-approved = الاعتماد
label-approved_by = اعتمده
label-as = كما أُعلن
label-as_of = الوضع في
label-asked = المطلوب منه
label-asks = الأسئلة
label-aspiration = الطموح
label-assessment = التقييم
label-assessor = المقيّم
label-assumes = يفترض
label-assumption = افتراض
label-at = في
label-at_least = على الأقل
label-at_most = على الأكثر
label-attended = الحاضرون
label-attends = المشاركون
label-authority = الصلاحيات
label-avoid = عبارات يُتجنب استعمالها
label-base = الأساس
label-baseline = خط الأساس
label-because = السبب
label-benchmark = المقارنة المرجعية
label-better = الاتجاه المرغوب
label-between = المدى
label-blocks = يعطّل
label-bounds = الحدود
label-breakdown = التفصيل
label-budget = الميزانية
label-built_from = مبني على
label-by = الموعد
label-approved-by = من قِبل
label-raised-by = من قِبل
label-capacity = القدرة
    .gender = feminine
label-category = جزء
label-chain = سلسلة التنفيذ
label-chair = رئيس الجلسة
label-challenge = درجة الصعوبة
    .gender = feminine
label-change = تعديل
label-channel = القناة
label-checked_by = يتحقق منه
label-closed_on = أُغلق في
label-coalition = تحالف القيادة
label-collection = جمع بيانات
label-collection-every = الدورية
label-collector = جامع البيانات
label-columns = الأعمدة
label-comparability = قابلية المقارنة
label-comparator = جهة المقارنة
label-compensation = معالجة القصور
label-computed = طريقة الحساب
label-confidence = درجة الثقة
    .gender = feminine
label-confidential = سرّي
label-consequence = العواقب
label-consulted = من يُستشار
label-contact = للتواصل
label-contingency = الخطة البديلة
label-contributes_to = يسهم في
label-correction = تصحيح المسار
label-cost = الكلفة
label-cost_centre = مركز الكلفة
label-count = العدد
label-coverage = التغطية
label-critical = حرج
label-data_quality = جودة البيانات
label-decided_at = تقرر في
label-decided_by = قرره
label-decimals = المنازل العشرية
label-decision = قرار
label-define = تعريف
label-definition = التعريف
label-denominator = المقام
label-dependency = اعتماد على جهة أخرى
label-deputy_of = نائب عن
label-diagnosis = التشخيص
label-dimension = تفصيل
label-disbursed = المصروف
label-division = الإدارة
label-done_on = أُنجز في
label-drawn_by = وضعه
label-due = موعد الاستحقاق
label-ends = النهاية
label-engagement = إشراكهم
label-equals = يساوي
label-equity = العدالة
label-escalates_to = يُصعَّد إلى
label-escalation = سُلّم التصعيد
label-established = أُنشئت في
label-established_by = يُحدَّد بحلول
label-every = الدورية
label-evidence = الأدلة
label-except = باستثناء
label-excludes = لا يشمل
label-expected = الأثر المتوقع
label-feedback = تغذية راجعة
label-feedback-every = الدورية
label-fiscal_year = السنة المالية
label-for = الجزء
label-forecast = التوقع
label-frequency = الدورية
label-from = من
label-change-from = من
label-collection-from = الجهات المجيبة
label-computed-from = محسوب من
label-dependency-from = من
label-feedback-from = المصدر
label-glossary = المصطلحات
label-goal = هدف
label-grace = مهلة السماح
label-guards = يحمي
label-head = الرئيس
label-heard_at = يُنظر فيه في
label-held_by = شاغل المنصب
label-holds = يشغل
label-holiday = عطلة رسمية
label-horizon = الأفق الزمني
label-how = الكيفية
label-if_false = إن لم يصحّ
label-if_holiday = إن صادف عطلة
label-impact = الأثر
label-import = ملف مضمَّن
label-includes = يشمل
label-index = المؤشر الموسمي
label-influence = التأثير
label-informed = من يُبلَّغ
label-input = المدخلات
label-instructions = التعليمات
label-instrument = الأداة
label-interest = ما يهمهم
label-invited = المدعوون
label-joint_with = بالاشتراك مع
label-jump = التغيّر الذي يستوجب التوضيح
label-jurisdiction = النطاق
label-key = الترتيب
label-kind = النوع
label-lag = الفاصل الزمني
label-language = اللغات
label-language-one = اللغة
label-late = الردود المتأخرة
label-leads_to = يقود إلى
label-length = المدة
label-level = المستوى
label-lever = الأداة
label-likelihood = الاحتمال
label-limitation = حدود البيانات
label-link = حلقة
label-link-every = الدورية
label-location = الموقع
label-lowers = يخفض
label-made = أُعدّ في
label-margin = هامش الخطأ
label-measured_by = يُقاس بـ
label-meeting = اجتماع
label-met_by = تحققه
label-method = الطريقة
label-metric = مؤشر
label-milestone = معلم رئيسي
label-mission = الرسالة
label-mitigation = إجراءات التخفيف
    .gender = feminine
label-moved_to = نُقل إلى
label-moves = يؤثر في
label-named_by = تُسمّى بحسب
label-needed = المطلوب
label-needed_by = مطلوب بحلول
label-note = ملاحظة
label-numerator = البسط
label-observation = قياس
label-observed = المقيس
label-obstacle = عائق
label-of = الموضوع
label-on = في
label-on_demand = عند الطلب
label-once = مرة واحدة
label-opens = يُفتح
label-opportunity = الفرصة
label-option = خيار
label-optional = اختياري
label-options = الخيارات
label-order = الترتيب
label-organisation = جهة
label-originally = الموعد الأصلي
label-outcome = الأثر على المواطنين
label-output = المخرجات
label-over = خلال
label-overlap = التداخل
label-overrides = يحل محل التقييم المحسوب
label-owner = المسؤول
label-owners_view = رأي المسؤول
label-pace = الوتيرة
label-parent = تتبع
label-percentile = المئين
label-period = الفترة
label-person = شخص
label-plan = خطة
label-planning = جودة التخطيط
    .gender = feminine
label-point = نقطة
label-population = عدد السكان
label-post = منصب
label-prepared_by = يعدّه
label-presenter = يعرضه
label-prices = الأسعار
label-priority = أولوية
label-problem = المشكلة
label-profile = قواعد الفحص
label-progress = نسبة الإنجاز
label-promise = الوعد
label-proximity = القرب الزمني
label-quality = الجودة
    .gender = feminine
label-question = سؤال
label-raised = أُثير في
label-raises = يرفع
label-ramp = تدرّج الأثر
label-range = المدى
label-rationale = المبررات
label-reached = النسبة المبلوغة
label-reaches = الفئة المستفيدة
label-release = النشر
label-reminder = التذكير
label-replaces = يحل محل
label-resolved = حُلّ في
label-resource = الموارد
label-respond = مهلة الرد
label-responsible = القائمون بالتنفيذ
label-return_rate = نسبة الردود
label-returns = ما يعود من معلومات
label-review = المراجعة
label-reviews = يراجع
label-revisions = التنقيحات
label-risk = خطر
label-role = الدور
label-rolled_up_from = مجمّع من
label-rollout = خطة التعميم
label-routine = جلسة دورية
label-routine-every = الدورية
label-run_by = تديره
label-sample = العينة
label-scale_up = التوسع
label-scenario = سيناريو
label-season = الموسمية
label-seat = المقر
label-secured = التمويل مؤمَّن
label-self_status = الحالة المبلَّغ عنها
label-set_by = حدده
label-set_on = حُدد في
label-setting = عتبة الفحوص
label-severity = وزن الملاحظة
    .gender = feminine
label-obstacle-severity = الشدة
    .gender = feminine
label-shape = الشكل
label-sign_off = التوقيع
label-since = منذ
label-smoothing = التمهيد
label-source = المصدر
label-spent = المنفق
label-sponsor = الراعي
label-staff = عدد الموظفين
label-stage = المرحلة
    .gender = feminine
label-stakeholder = صاحب مصلحة
label-stance = الموقف
label-state = الحالة
label-statement = نص الهدف
label-status = الحالة
label-steward = أمين البيانات
label-strategy = استراتيجية
    .gender = feminine
label-strength = القوة
    .gender = feminine
label-supersedes = يحل محل
label-tag = كلمات دالة
label-target = المستهدف
label-task = مهمة
    .gender = feminine
label-term = فصل دراسي
label-theory = نظرية العمل
label-threatens = يهدد
label-threshold = العتبة
label-through = من خلال
label-to = إلى
label-change-to = إلى
label-to_be_secured = التمويل المطلوب تأمينه
label-tolerance = حد التفاوت المقبول
label-trajectory = المسار
label-translated = بلغة أخرى
label-noun = اسم
label-form = صيغة
label-said = النص بلغة أخرى
label-trigger = علامة الإنذار
label-triggered_by = أثاره
label-type = النوع
label-unit = وحدة الإنجاز
label-metric-unit = وحدة القياس
label-question-unit = وحدة القياس
label-until = حتى
label-validated = ملاءمة القياس
label-verified = التحقق
label-version = الإصدار
label-via = عبر
label-visibility = الإتاحة
    .gender = feminine
label-weighted_by = مرجّح بـ
label-when = متى
label-within = خلال
label-without_action = دون إجراء

## ما تصله كلمة ثابتة بما قبلها في السطر

joint-and = و{ $value }
joint-between-and = إلى { $value }
joint-as-of = من قيمة { $value }
joint-asked-to = : { $value }
joint-at = في { $value }
joint-better-to = و{ $value }
joint-bounds-to = إلى { $value }
joint-by = { KIND($value) ->
    [value] بمقدار { $value }
   *[other] بحلول { $value }
}
joint-approved-by = من قِبل { $value }
joint-raised-by = من قِبل { $value }
joint-verified-by = من قِبل { $value }
joint-due = ، ويُستحق { $value }
joint-collection-every-from = ، ابتداءً من { $value }
joint-every-from = ابتداءً من { $value }
joint-fiscal_year-starts = تبدأ في { $value }
joint-from = { KIND($value) ->
    [span] { $value }
   *[other] من { $value }
}
joint-met_by-of = من وحدات { $value }
joint-on = في { $value }
joint-over = { KIND($value) ->
    [span] في الفترة { $value }
   *[other] خلال { $value }
}
joint-smoothing-over = على مدى { $value }
joint-range-within = بهامش قدره { $value }
joint-since = منذ { $value }
joint-holds-to = حتى { $value }
joint-to = إلى { $value }
joint-until = حتى { $value }
joint-within = خلال { $value }
ending-after = بعد { $value }
ending-before = قبل { $value }
ending-collection-due-after = بعد { $value } من نهاية الفترة
ending-opens-before = قبل { $value } من نهاية الفترة
ending-reminder-before = قبل { $value } من آخر موعد
ending-input-due-before = قبل { $value } من الاجتماع

## الأسئلة العشرة في تقرير الاكتمال، وما ينبغي كتابته. النص الإنجليزي مع الفحوص.

topic-aspiration = الطموح
question-aspiration = ما الذي سيتحسن، ولمن، ومتى؟
topic-strategies = الاستراتيجيات
question-strategies = ماذا سيُفعل، ولماذا سينجح؟
topic-chain = سلسلة التنفيذ
question-chain = عبر مَن يصل العمل إلى مَن وُضع لأجلهم؟
topic-leadership = القيادة والمساءلة
question-leadership = من المسؤول عن الكل، ومن المسؤول عن كل جزء؟
topic-trajectory = المسار
question-trajectory = إلى أي مستوى، ومتى، وعلى أي مسار؛ وما الذي يحققه؟
topic-management = إدارة الأداء
question-management = ما الذي يبيّن أن العمل على المسار، ومن ينظر فيه ومتى؟
topic-benchmarks = المقارنات المرجعية
question-benchmarks = هل هذا جيد بما يكفي، مقارنةً بالماضي وبأفضل ما في الداخل وبالآخرين؟
topic-resources = الموارد
question-resources = بأي أشخاص وأي مال؛ وكيف يُؤمَّن ما ينقص؟
topic-stakeholders = أصحاب المصلحة والمستفيدون
question-stakeholders = من المستفيد، ومن نحتاج إلى عونه، وكيف يُسمع صوتهم؟
topic-risks = المخاطر
question-risks = ما الذي قد يعطّل العمل، وماذا يُفعل حياله؟
point-better = تقول كل أولوية ما الذي يتحسن للمواطنين
write-better = في الأولوية: `outcome "ما الذي يتغير للمواطنين عند الإنجاز."`، و`aspiration` مع ذكر لمن ومتى.
ask-better = اذكر ما الذي يتحسن للمواطنين (`outcome`)
point-mission = تقول الخطة ما غايتها
write-mission = في المدخل `plan`: `mission "…"` في جملة واحدة.
ask-mission = اذكر في جملة واحدة ما غاية الخطة (`mission`)
point-work = تقول كل أولوية ماذا يُفعل
write-work = في الأولوية: `strategy NAME "…" {"{"} … {"}"}`، وفيها `action` لكل نشاط.
ask-work = اذكر ماذا يُفعل (`strategy` وفيها `action`)
point-theory = تقول كل استراتيجية، أو إجراء قائم بذاته، لماذا ينجح
write-theory = في الاستراتيجية أو الإجراء: `theory "…"` و`evidence "…"`، و`raises METRIC by CHANGE` أو `lowers METRIC by CHANGE`.
ask-theory = اذكر لماذا سيُحدث العمل أثره (`theory` و`raises` و`lowers`)
point-reach = يقول كل منها من يصل إليه وكم عددهم
write-reach = في الاستراتيجية أو الإجراء: `reaches "1850 مدرسة"`، و`scale_up "…"` مع كيفية التوسع.
ask-reach = اذكر من يصل إليه العمل وكم عددهم (`reaches`)
point-chain = تبيّن كل أولوية سلسلة تنفيذها
write-chain = في الاستراتيجية أو الأولوية: `chain {"{"} minister > director > ward_sister > patients {"}"}`.
ask-chain = بيّن عبر من يصل العمل إلى المواطنين (`chain`)
point-front-line = تصل كل سلسلة إلى الصف الأول
write-front-line = في السلسلة: تابع حتى من يخدمون المواطنين (`level front_line`) ومن تُقدَّم لهم الخدمة.
ask-front-line = مدّ السلسلة حتى الصف الأول (`level front_line`)
point-links = تقول كل سلسلة كيف يحرّك كل طرف من يليه، وما الذي يعود إليه
write-links = في كل حلقة: `lever` (‏funding أو instruction أو training أو غيرها) و`returns "…"`.
ask-links = اذكر كيف تحرّك كل حلقة ما يليها وما الذي يعود (`lever` و`returns`)
point-sponsor = يقف وراء الخطة من لديه سلطة سياسية
write-sponsor = في المدخل `plan`: `sponsor POST`.
ask-sponsor = سمِّ من يقف وراء الخطة بسلطة سياسية (`sponsor`)
point-owner = شخص واحد مسؤول عن الخطة كلها
write-owner = في المدخل `plan`: `owner POST`.
ask-owner = سمِّ المسؤول عن الخطة كلها (`owner`)
point-owners = لكل أولوية ولكل هدف مسؤول
write-owners = في الأولوية أو الهدف: `owner POST`.
ask-owners = سمِّ المسؤول عنها (`owner`)
point-owners-of-work = لكل استراتيجية وإجراء ومعلم رئيسي من يتولاه
write-owners-of-work = فيه، أو في الكتلة المحيطة به: `owner POST`.
ask-owners-of-work = سمِّ من يتولى كل استراتيجية وإجراء ومعلم رئيسي (`owner`)
point-metric = لكل أولوية ولكل هدف مؤشر
write-metric = في الأولوية أو الهدف: `metric NAME "…" {"{"} unit percent; baseline VALUE at PERIOD; target VALUE by PERIOD {"}"}`.
ask-metric = ضع للأولوية مؤشرًا له خط أساس ومستهدف (`metric`)
point-target = لكل مؤشر هدف مستهدف له موعد
write-target = في المؤشر: `target VALUE by PERIOD`.
ask-target = ضع لمؤشر الهدف مستهدفًا له موعد (`target`)
point-baseline = لمستهدف كل مؤشر هدف خط أساس ينطلق منه
write-baseline = في المؤشر: `baseline VALUE at PERIOD source "…"`.
ask-baseline = ضع للمستهدف خط الأساس الذي ينطلق منه (`baseline`)
point-path = لمستهدف كل مؤشر هدف مسار يصل إليه
write-path = في المؤشر: `trajectory {"{"} 2027-12 87%; 2028-12 92% {"}"}` مع شكله (`shape`).
ask-path = ارسم المسار إلى المستهدف (`trajectory`)
point-evidence = لكل مسار من مسارات مؤشرات الأهداف أدلته، أو هو مبني على ما يُفعل
write-evidence = في المسار: `evidence "…"`، أو `built_from` مع الإجراءات التي تكوّن آثارها المسار.
ask-evidence = اذكر أدلة المسار (`evidence`) أو ابنه على الإجراءات (`built_from`)
point-moved = هناك نشاط يحرّك كل مؤشر هدف
write-moved = في الإجراء الذي يحرّكه: `raises METRIC by CHANGE over PERIOD`، أو `lowers`.
ask-moved = اذكر أي إجراء يحرّك مؤشر الهدف (`raises` و`lowers`)
point-without-action = يُعرف ما الذي سيحدث لكل مؤشر هدف دون إجراء
write-without-action = في المؤشر: `without_action VALUE by PERIOD because "…"`.
ask-without-action = اذكر ما الذي سيحدث دون إجراء (`without_action`)
point-routine = تنظر جلسة دورية في كل أولوية
write-routine = في المستوى الأعلى: `routine stocktake "جلسة مراجعة" {"{"} every 2 months; chair POST; reviews PRIORITY; output "قرارات" {"}"}`.
ask-routine = اجعل جلسة دورية تنظر في الأولوية (`routine` و`reviews`)
point-data = لبيانات كل مؤشر هدف مصدر تأتي منه
write-data = في المؤشر: `computed FORMULA from COLLECTION`، أو `source "…"` حيث يُنشر الرقم.
ask-data = اذكر من أين تأتي بيانات مؤشر الهدف (`source` و`computed`)
point-early = هناك ما يُظهر التقدم في كل أولوية قبل أن تتحرك مؤشرات أهدافها
write-early = في الأولوية: مؤشر فيه `role progress` يتحرك أبكر، و`leads_to GOAL_METRIC`.
ask-early = أضف مؤشرًا يُظهر التقدم أبكر (`role progress`)
point-milestones = لكل استراتيجية، أو إجراء قائم بذاته، معالم رئيسية
write-milestones = في الإجراء: `milestone NAME "ما الذي حدث" by DAY evidence "…"`، معلم واحد على الأقل لكل ربع سنة.
ask-milestones = حدّد معالم رئيسية، معلمًا لكل ربع سنة على الأقل (`milestone`)
point-past = يُقارن كل مؤشر هدف بماضيه
write-past = في المؤشر: `benchmark VALUE "…" kind historical at PERIOD`، أو ما قيس (`observed`) في السنوات السابقة للخطة.
ask-past = قارن مؤشر الهدف بماضيه (`benchmark` و`kind historical`)
point-inside = يُقارن كل مؤشر هدف بأفضل ما في الداخل
write-inside = في المؤشر: `benchmark VALUE "أفضل محافظة" kind internal at PERIOD`.
ask-inside = قارن مؤشر الهدف بأفضل ما في الداخل (`benchmark` و`kind internal`)
point-others = يُقارن كل مؤشر هدف بالآخرين أو بمعيار
write-others = في المؤشر: `benchmark VALUE "…" kind peer`، أو `international` أو `research` أو `standard`.
ask-others = قارن مؤشر الهدف بالآخرين أو بمعيار (`benchmark` و`kind peer`)
point-resources = تقول كل أولوية ما الذي تحتاج إليه
write-resources = في الأولوية: `budget AMOUNT`، أو في إجراءاتها: `cost AMOUNT` و`resource people 60 people "…"`.
ask-resources = اذكر ما الذي يلزم (`budget` و`cost` و`resource`)
point-secured = ما يلزم متوافر، أو تقول الخطة كيف سيتوافر
write-secured = بعده: `secured yes`، أو `secured partly to_be_secured "كيف يُؤمَّن الباقي" by PERIOD`.
ask-secured = اذكر هل ما يلزم متوافر (`secured`)
point-served = تسمّي الخطة من تخدمهم
write-served = في المستوى الأعلى: `stakeholder patients "المرضى" {"{"} interest "…"; level beneficiary {"}"}`.
ask-served = سمِّ من تخدمهم الخطة (`stakeholder` و`level beneficiary`)
point-helpers = تسمّي الخطة من تحتاج إلى عونهم
write-helpers = في المستوى الأعلى: `stakeholder NAME "…" {"{"} interest "…"; influence high; stance sceptic; needed "…" {"}"}`.
ask-helpers = سمِّ من يُحتاج إلى عونهم (`stakeholder` و`needed`)
point-brought = تقول كيف يُكسب كل منهم
write-brought = في صاحب المصلحة: `engagement "…"`، و`owner POST` مع من يتحدث إليهم.
ask-brought = اذكر كيف يُكسب كل منهم (`engagement`)
point-heard = يُسمع صوت الصف الأول ومن تُقدَّم لهم الخدمة
write-heard = في المستوى الأعلى: `feedback NAME "…" {"{"} from …; via "…"; about …; respond within 5 days; owner …; heard_at … {"}"}`.
ask-heard = اذكر كيف يُسمع صوت الصف الأول ومن تُقدَّم لهم الخدمة (`feedback`)
point-risks = تقول الخطة ما الذي قد يعطّل كل أولوية
write-risks = في الأولوية: `risk NAME "…" {"{"} likelihood high; impact high; owner POST; mitigation "…" {"}"}`.
ask-risks = اذكر ما الذي قد يعطّلها (`risk`)
point-mitigations = يُفعل شيء حيال كل خطر
write-mitigations = في الخطر: `mitigation "ما الذي يقلل احتماله" owner POST by PERIOD`.
ask-mitigations = اذكر ما يُفعل حيال كل خطر (`mitigation`)
point-assumptions = يُعاد النظر في كل افتراض
write-assumptions = في الافتراض: `review PERIOD`، و`if_false RISK` مع ما يصير إليه.
ask-assumptions = اذكر متى يُعاد النظر في كل افتراض (`review`)

## كلمات اللغة داخل الجمل

word-abandoned = متروك
word-above = فوق
word-accountability = المساءلة
word-accuracy = الدقة
word-adequate = { $gender ->
    [feminine] كافية
   *[masculine] كافٍ
}
word-administrative = سجلات إدارية
word-agency = هيئة
word-agreed = متفق عليه
word-ahead = متقدم
word-amber_green = كهرماني مائل إلى الأخضر
word-amber_red = كهرماني مائل إلى الأحمر
word-ancillary = مساند
word-annual_review = مراجعة سنوية
word-as = كـ
word-at_risk = { $gender ->
    [feminine] معرّضة للتأخر
   *[masculine] معرّض للتأخر
}
word-below = تحت
word-beneficiary = مستفيد
word-binary = نعم أو لا
word-blocked = معطَّل
word-cancelled = { $gender ->
    [feminine] ملغاة
   *[masculine] ملغى
}
word-capacity = القدرة
word-census = تعداد
word-central = أساسي
word-centre = المركز
word-champion = مناصر
word-change = التغيّر
word-check_in = متابعة سريعة
word-choice = اختيار
word-citizens = المواطنون
word-closed = مغلق
word-communication = التواصل
word-completeness = الاكتمال
word-consistency = الاتساق
word-context = سياقي
word-contract = عقد
word-contractor = متعاقد
word-coordination = التنسيق
word-count = عدد
word-count_meeting = عدد الوحدات التي بلغت العتبة
word-csv = CSV
word-cumulative = تراكمي
word-data = البيانات
word-data_meeting = اجتماع البيانات
word-date = تاريخ
word-decision = قرار
word-delayed = متأخر عن الخطة
word-delivery = التنفيذ
word-delivery_report = تقرير الإنجاز
word-department = وزارة
word-district = محافظة
word-done = { $gender ->
    [feminine] منجزة
   *[masculine] منجز
}
word-draft = مسودة
word-duration = مدة
word-embedding = ترسّخ
word-end = النهاية
word-equity = العدالة
word-error = خطأ
word-estate = المباني
word-estimated = { $gender ->
    [feminine] تقديرية
   *[masculine] تقديري
}
word-every = الكل
word-facility = منشأة
word-final = { $gender ->
    [feminine] نهائية
   *[masculine] نهائي
}
word-floor = حد أدنى
word-flow = تدفق
word-foundation = أساس
word-front_line = الصف الأول
word-funding = التمويل
word-geometric = هندسي
word-goal = هدف
word-gprama = GPRAMA
word-green = أخضر
word-guidance = إرشادات
word-held = عُقد
word-high = { $gender ->
    [feminine] مرتفعة
   *[masculine] مرتفع
}
word-higher = الأعلى أفضل
word-hint = تنبيه
word-historical = تاريخي
word-implementation = قيد التطبيق
word-imputed = { $gender ->
    [feminine] معوَّضة
   *[masculine] معوَّض
}
word-index = رقم قياسي
word-input = مدخلات
word-inspection = تفتيش
word-instruction = تعليمات
word-interim = مرحلي
word-internal = { $gender ->
    [feminine] داخلية
   *[masculine] داخلي
}
word-international = دولي
word-irreversible = لا رجعة فيه
word-key = رئيسي
word-lab = مختبر عمل
word-last = الأخير
word-late = { $gender ->
    [feminine] متأخرة
   *[masculine] متأخر
}
word-legal = قانوني
word-legislation = تشريع
word-lessons = الدروس المستفادة
word-linear = خطي
word-live = قيد التنفيذ
word-low = { $gender ->
    [feminine] منخفضة
   *[masculine] منخفض
}
word-lower = الأقل أفضل
word-majority = الأغلبية
word-market = السوق
word-maximum = الحد الأقصى
word-mean = المتوسط
word-median = الوسيط
word-medium = { $gender ->
    [feminine] متوسطة
   *[masculine] متوسط
}
word-met = تحقق
word-minimum = الحد الأدنى
word-missed = لم يتحقق
word-moderate = { $gender ->
    [feminine] متوسطة
   *[masculine] متوسط
}
word-money = مال
word-monthly_note = مذكرة شهرية
word-most = المعظم
word-moving_average = متوسط متحرك
word-neutral = محايد
word-next_working_day = يوم العمل التالي
word-no = لا
word-nominal = بالأسعار الجارية
word-none = بلا
word-not_started = { $gender ->
    [feminine] لم تبدأ
   *[masculine] لم يبدأ
}
word-number = رقم
word-occurred = وقع
word-off = غير مفعّل
word-on_track = على المسار
word-open = { $gender ->
    [feminine] مفتوحة
   *[masculine] مفتوح
}
word-opponent = معارض
word-ordinal = ترتيبي
word-outcome = أثر
word-output = مخرج
word-panel = لجنة
word-paper = ورقي
word-partly = جزئيًا
word-partner = شريك
word-peer = نظراء
word-people = الأفراد
word-percent = نسبة مئوية
word-percentile = مئين
word-persuasion = إقناع
word-perverse = أثر عكسي
word-phone = هاتف
word-plausibility = المعقولية
word-policy = سياسة
word-political = سياسي
word-postponed = مؤجل
word-practice = الممارسة
word-previous_working_day = يوم العمل السابق
word-priority_review = مراجعة الأولوية
word-problem_log = سجل المشكلات
word-process = عملية
word-procurement = المشتريات
word-progress = تقدم
word-project_management = إدارة المشروع
word-proposed = مقترح
word-provider = مقدّم الخدمة
word-provisional = { $gender ->
    [feminine] أولية
   *[masculine] أولي
}
word-public = { $gender ->
    [feminine] عامة
   *[masculine] عام
}
word-rate = معدل
word-ratio = نسبة
word-real = بالأسعار الثابتة
word-red = أحمر
word-region = إقليم
word-regulation = تنظيم
word-research = بحث
word-resolved = محلول
word-revised = { $gender ->
    [feminine] منقَّحة
   *[masculine] منقَّح
}
word-rolling = متحرك
word-s_curve = منحنى على شكل S
word-scale = مقياس
word-sceptic = متشكك
word-seasonal = موسمي
word-seasonally_adjusted = معدّل موسميًا
word-secondary = ثانوي
word-self_report = إفادة ذاتية
word-sensor = أجهزة استشعار
word-skip = لا يُعقد
word-spreadsheet = جدول بيانات
word-standard = معيار
word-start = البداية
word-statutory = إلزامي بالقانون
word-steps = على درجات
word-stock = رصيد
word-stocktake = جلسة مراجعة التقدم
word-stretch = طموح
word-strict = صارم
word-strong = { $gender ->
    [feminine] قوية
   *[masculine] قوي
}
word-sum = مجموع
word-superseded = مستبدل
word-supporter = مؤيد
word-survey = مسح
word-target = مستهدف
word-technology = التقنية
word-text = نص
word-time = الوقت
word-timeliness = حسن التوقيت
word-training = التدريب
word-unclear_target = هدف غير واضح
word-unvalidated = { $gender ->
    [feminine] غير مدققة
   *[masculine] غير مدقق
}
word-validity = الصلاحية
word-vendor = مورّد
word-very_high = { $gender ->
    [feminine] مرتفعة جدًا
   *[masculine] مرتفع جدًا
}
word-very_low = { $gender ->
    [feminine] منخفضة جدًا
   *[masculine] منخفض جدًا
}
word-visit = زيارة
word-warning = تحذير
word-weak = { $gender ->
    [feminine] ضعيفة
   *[masculine] ضعيف
}
word-web = شبكة الويب
word-weighted_mean = متوسط مرجّح
word-within = بين
word-yes = نعم
word-yes_no = نعم أو لا
word-first = الأول
word-second = الثاني
word-third = الثالث
word-fourth = الرابع
word-day = يوم
word-working_day = يوم عمل
word-not_available = غير متاح
word-not_applicable = لا ينطبق
word-confidential = سري
word-ad_hoc = عند الحاجة
word-met_by-every = كل وحدة
word-met_by-majority = الأغلبية
word-met_by-most = تسعة أعشار
word-named_by-end = السنة التي تنتهي فيها
word-named_by-start = السنة التي تبدأ فيها
word-profile-draft = مسودة: لا يُبلَّغ إلا عن الأخطاء
word-profile-agreed = خطة متفق عليها: يُبلَّغ عن الأخطاء والتحذيرات
word-profile-strict = صارمة: يُبلَّغ عن التنبيهات أيضًا
word-profile-gprama = خطة أداء لوكالة اتحادية في الولايات المتحدة
word-setting-longest_chain = أطول سلسلة تنفيذ
word-setting-longest_gap = أطول فاصل بين المعالم
word-setting-most_priorities = أكبر عدد من الأولويات
word-resource-people = موظفون

## الملاحظات

finding-MP1001 = في الخطة أولويات أكثر مما تستطيع وحدة الإنجاز متابعته
finding-MP1002 = إحدى الأولويات أو أحد الأهداف بلا مؤشر
finding-MP1003 = أحد مؤشرات الأهداف بلا مستهدف، أو مستهدفه بلا رقم
finding-MP1004 = وردت كلمة مثل «تحسين» في موضع يقتضي رقمًا
finding-MP1005 = يخلو نص أحد الأهداف من الرقم أو الموعد الوارد في مؤشره
finding-MP1006 = مؤشرات الهدف الواحد كثيرة إلى حد يضيع معه المهم منها
finding-MP1007 = لا يقاس أحد الأهداف إلا بالأنشطة أو المدخلات
finding-MP1008 = يقتصر أحد المؤشرات على بيان هل تم العمل أم لا
finding-MP1009 = الطموح أو الوعد أطول من أن يبقى في الذاكرة
finding-MP1010 = لا أحد من أصحاب السلطة السياسية يقف وراء الخطة
finding-MP1011 = ليس للخطة وحدة إنجاز تتابعها
finding-MP1012 = جميع المؤشرات من مستوى واحد، أو لا يذكر أي منها مستواه
finding-MP1013 = تحقق أحد المستهدفات قبل موعده بوقت طويل، ولا شيء مطلوب بعده
finding-MP1014 = أحد النصوص لم يكتب بعد
finding-MP1015 = توجد أولويات لا تتبع أي خطة
finding-MP2001 = لا أحد مسؤول عن هذا
finding-MP2002 = المسؤولون عن هذا أكثر من واحد، فكأن لا أحد مسؤول عنه
finding-MP2003 = أحد المناصب المسؤولة شاغر اليوم
finding-MP2004 = منصب واحد مسؤول عن أكثر مما يستطيع متابعته
finding-MP2005 = المسؤولية موكلة إلى مجموعة، ولا أحد فيها مسؤول بعينه
finding-MP2006 = المسؤول عن النتيجة مسؤول أيضًا عن أرقامها
finding-MP2007 = المسؤول ليس من حلقات سلسلة التنفيذ
finding-MP2008 = وحدة الإنجاز مسؤولة عما يجب على إحدى الوزارات تنفيذه
finding-MP2009 = ينقص وحدة الإنجاز رئيس أو مقر أو رسالة أو راع
finding-MP3001 = إحدى القيم بوحدة قياس غير وحدة مؤشرها
finding-MP3002 = لأحد المؤشرات مستهدف وليس له خط أساس
finding-MP3003 = التغير في نسبة مئوية يحتمل معنيين: بالمئة أو بالنقاط المئوية
finding-MP3004 = أحد خطوط الأساس غير معروف، ولا شيء يبين متى سيعرف
finding-MP3005 = أحد خطوط الأساس متقادم عند بدء الخطة
finding-MP3006 = يتأخر تحرك أحد مؤشرات الأهداف، ولا شيء يبين التقدم قبل ذلك
finding-MP3007 = لا جديد في أحد المؤشرات للجلسات الدورية التي تنظر فيه
finding-MP3008 = لا شيء يراقب الثمن المدفوع لبلوغ العتبة
finding-MP3009 = لا شيء يبين ما الذي يحسبه المؤشر على وجه التحديد
finding-MP3010 = عنوان أحد المؤشرات رمز أو اختصار
finding-MP3011 = لا شيء يبين ما يشمله المؤشر وما لا يشمله
finding-MP3012 = ينقص إحدى النسب المئوية بسطها أو مقامها
finding-MP3013 = تعد إحدى الأولويات بالعدالة، وليس لأي مؤشر فيها تفصيل
finding-MP3014 = لا شيء يبين كيف تجتمع أجزاء المؤشر في قيمة واحدة
finding-MP3015 = جرى جمع نسب مئوية أو معدلات أو متوسطات بعضها إلى بعض
finding-MP3016 = لمؤشرين عنوان واحد أو تعريف واحد
finding-MP3017 = هامش الخطأ في المسح أكبر من الفارق بين خطوات المسار
finding-MP3018 = إحدى القيم خارج الحدود الممكنة للمؤشر
finding-MP3019 = موعد أحد المستهدفات يسبق قياس خط أساسه
finding-MP3020 = يحسب أحد المؤشرات عدد الوحدات التي تبلغ العتبة، دون تحديد الوحدات أو العتبة
finding-MP4001 = أحد المستهدفات أسوأ من خط الأساس، دون ذكر سبب
finding-MP4002 = لأحد المؤشرات مستهدف وليس له مسار إليه
finding-MP4003 = أحد المسارات لا يصل إلى مستهدفه
finding-MP4004 = أحد المستهدفات عند المستوى الذي بلغه المؤشر بالفعل
finding-MP4005 = أحد المستهدفات لا يطابق ما يعطيه التغير المعلن
finding-MP4006 = أحد المستهدفات يتحقق ولو لم يفعل أحد شيئًا
finding-MP4007 = أحد المسارات خط مستقيم لا دليل يسنده
finding-MP4008 = أحد المؤشرات يتغير مع المواسم ومساره لا يتغير معها
finding-MP4009 = معظم التحسن مؤجل إلى النهاية
finding-MP4010 = أحد المستهدفات يتطلب وتيرة أسرع مما بلغه أحد من قبل
finding-MP4011 = أحد المسارات لا يبدأ من حيث يقف المؤشر
finding-MP4012 = آثار الإجراءات لا تكفي لبلوغ المستهدف
finding-MP4013 = آثار الإجراءات تتجاوز المستهدف بكثير
finding-MP4014 = يراد بأحد الإجراءات تحريك مؤشر، ولا شيء يبين مقدار ذلك أو موعده
finding-MP4015 = ليس لأحد المسارات مدى ولا سيناريو منخفض ولا سيناريو مرتفع
finding-MP4016 = لا شيء يبين ما الذي سيحدث دون إجراء
finding-MP4017 = تتوقع الخطة قيمة في وقت لا يقيس فيه أحد
finding-MP4018 = يراد لمسار بنسبة ثابتة أن يبلغ الصفر، وهو لا يبلغه
finding-MP4019 = أحد المسارات الموسمية بلا رقم قياسي للموسمية
finding-MP4020 = مسارات الأجزاء مجتمعة لا تعطي مسار المجموع
finding-MP4021 = جرى تعديل مسار أو مستهدف، ولا شيء يبين السبب أو صاحب التعديل
finding-MP4022 = لمؤشر واحد مساران ساريان في آن واحد
finding-MP4023 = لا شيء خارج ماضي الخطة نفسها يبين هل المستهدف جيد بما يكفي
finding-MP4024 = العبرة في أحد المستهدفات بعدد الوحدات التي تبلغه، ولا شيء يحسب عددها
finding-MP5001 = أحد التواريخ خارج فترة الخطة
finding-MP5002 = توجد أعمال ينتظر بعضها بعضًا
finding-MP5003 = موعد أحد البنود يسبق موعد ما ينتظره
finding-MP5004 = لا شيء يبين عبر من تصل الأولوية إلى الصف الأول
finding-MP5005 = إحدى سلاسل التنفيذ تنتهي قبل الصف الأول
finding-MP5006 = إحدى سلاسل التنفيذ منقطعة
finding-MP5007 = إحدى الحلقات بلا وسيلة تأثير، أو لا يعود منها شيء
finding-MP5008 = إحدى الحلقات توصف بأنها ضعيفة، ولا إجراء بشأنها
finding-MP5009 = حلقات سلسلة التنفيذ كثيرة، أو تصل حلقة منها إلى عدد كبير جدًا
finding-MP5010 = أحد المعالم الرئيسية نشاط لا حدث
finding-MP5011 = أحد المعالم الرئيسية بلا موعد
finding-MP5012 = لا شيء يبين ما الدليل على إنجاز المعلم الرئيسي
finding-MP5013 = تمر على إحدى الأولويات مدة طويلة دون معلم رئيسي
finding-MP5014 = توجد أعمال جارية بلا معلم رئيسي في الأشهر المقبلة
finding-MP5015 = توجد أعمال بلا معلم رئيسي
finding-MP5016 = لا شيء يبين ما الإجراءات المتخذة لإحدى الأولويات
finding-MP5017 = لم يتأمن ما يلزم من مال أو موظفين
finding-MP5018 = كلفة أحد الأعمال أكبر من ميزانيته
finding-MP5019 = أحد المعالم الرئيسية لا يحرك أي مؤشر
finding-MP5020 = أحد الأعمال يتطلب عدة وزارات، ولا شيء يجمع بينها
finding-MP5021 = معظم المعالم الرئيسية تقع في الربع الأخير من مدة الخطة
finding-MP6001 = لا شيء يبين ما الذي قد يعطل إحدى الأولويات
finding-MP6002 = أحد المخاطر المرتفعة بلا إجراءات تخفيف أو بلا علامة إنذار
finding-MP6003 = أحد المخاطر بلا تقدير لاحتماله أو لأثره
finding-MP6004 = أحد الافتراضات لا يعاد النظر فيه، أو لا بيان للخطر الذي يصير إليه
finding-MP6005 = بقي أحد العوائق في مستوى من سلم التصعيد أطول مما يجوز
finding-MP6006 = لا يوجد سلم تصعيد ينتهي إلى الراعي
finding-MP6007 = لا أحد يتحدث إلى معارض ذي نفوذ
finding-MP7001 = ليس لبيانات أحد المؤشرات من يجمعها
finding-MP7002 = الراعي لا يشارك في أي جلسة دورية
finding-MP7003 = إحدى الأولويات لا تنظر فيها أي جلسة دورية
finding-MP7004 = إحدى الجلسات الدورية لا تنظر في أي أرقام
finding-MP7005 = إحدى الجلسات الدورية بلا موعد منتظم أو بلا رئيس
finding-MP7006 = لا شيء يبين من يحضر إحدى الجلسات الدورية أو ما ينتج عنها
finding-MP7007 = الراعي لا يرأس أي جلسة دورية، أو لا يرأسها إلا نادرًا
finding-MP7008 = أحدث الأرقام تصل بعد موعد تسليم الأوراق
finding-MP7009 = التغذية الراجعة تستغرق وقتًا أطول من المدة بين اجتماعين
finding-MP7010 = لا صوت مسموع للمواطنين ولا للصف الأول
finding-MP7011 = مؤشر واحد تنظر فيه جلسات دورية كثيرة
finding-MP7012 = الجلسات الدورية تأخذ من أحدهم ساعات أكثر مما لديه
finding-MP7013 = إحدى الجلسات الدورية تصادف يوم عطلة، ولا شيء يبين ما العمل عندئذ
finding-MP7014 = يتأجل أحد الإجراءات المتفق عليها من اجتماع إلى اجتماع
finding-MP7015 = ينقص إحدى عمليات جمع البيانات ما يبين مدى الثقة بأرقامها
finding-MP7016 = بعض الأرقام مأخوذ من مصدر لا تصفه الخطة
finding-MP7017 = إحدى الجلسات الدورية لم تنعقد في موعدها
finding-MP7018 = إحدى الترجمات بلغة ليست من لغات الخطة
finding-MP7019 = إحدى الترجمات لنص ليس في الخطة
finding-MP7020 = لنص واحد ترجمتان إلى لغة واحدة
finding-MP7021 = بعض نصوص الخطة ناقص في إحدى لغاتها
finding-MP7022 = لإحدى الكلمات صيغ بحسب العدد، ولا عدد في الخطة يستعملها
finding-MP8001 = أحد التقييمات يحل محل التقييم المحسوب، دون ذكر صاحبه أو مدة سريانه
finding-MP8002 = انتهى سريان تقييم حل محل التقييم المحسوب
finding-MP8003 = جزء متاح للعموم يذكر ما هو داخلي
finding-MP8004 = يرى المسؤول الوضع أفضل بكثير مما يراه القائم بالتقييم، دون ذكر سبب
finding-MP8101 = بعض البيانات المرفقة بالخطة لا يصلح للاستعمال
finding-MP8102 = إحدى القيم المقيسة لا يصدقها أحد
finding-MP8103 = تبقى إحدى القيم على حالها تمامًا
finding-MP8104 = إحدى سلاسل القيم تتواصل من مصدر آخر
finding-MP8105 = حان موعد إحدى القيم ولم تصل
finding-MP8106 = خرج أحد المؤشرات عن مساره مرتين متتاليتين، ولم يصدر أي قرار
finding-MP8107 = أحد المؤشرات أحمر، ولا أحد مكلف بشيء حياله
finding-MP8108 = أحد المستهدفات يتطلب وتيرة لم تتحقق من قبل
finding-MP8109 = التقييم أفضل مما تقوله الأرقام، دون ذكر سبب
finding-MP9001 = تقبل الخطة ملاحظة لا تظهر أصلًا
finding-MP9002 = تضبط الخطة عتبة لا يستعملها أي فحص
finding-MP9003 = لإحدى عتبات الفحوص قيمة لا تصلح لها، أو قيمتان
finding-MP9004 = تسمي الخطة ملاحظة لا وجود لها أو لا يمكن تغييرها
finding-MP9005 = إحدى الملاحظات أقل وزنًا في هذه الخطة، ولا شيء يبين السبب
