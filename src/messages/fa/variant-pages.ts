import type { variantPages as english } from "../en/variant-pages.ts";
import type { Words } from "../words.ts";

export const variantPages: Words<typeof english> = {
  variantList: {
    view: "شیوهٔ نمایش",
    views: { table: "جدول", cards: "کارت" },
    anyDistro: "همهٔ توزیع‌ها",
    anyPart: "همهٔ بخش‌ها",
    state: "وضعیت",
    anyState: "همهٔ وضعیت‌ها",
    states: { fresh: "تازه", stale: "دیگر تازه نیست", unbuilt: "هنوز بی‌ایمیج", failed: "آخرین ساخت ناموفق" },
    published: "انتشار",
    anyPublished: "منتشرشده یا نشده",
    publishedAnswers: { yes: "منتشرشده", no: "منتشرنشده" },
    sort: "ترتیب",
    sorts: {
      name: "به ترتیب نام",
      newest: "نخست تازه‌ترین ایمیج",
      size: "نخست بزرگ‌ترین ایمیج",
      built: "نخست آخرین ساخته‌شده",
    },
    freshness: "تازگی",
    showAll: "نمایش همهٔ گونه‌ها",
    noHitsHint: "هیچ گونه‌ای با همهٔ خواسته‌های اینجا جور نیست.",
  },
};
