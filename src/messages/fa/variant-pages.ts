import type { variantPages as english } from "../en/variant-pages.ts";
import type { Words } from "../words.ts";

export const variantPages: Words<typeof english> = {
  variantFile: {
    title: "گونه به شکل YAML",
    lead: "همان‌گونه که در فایل کاتالوگ می‌آید: موردهای دیگر با نام می‌آیند، نه با شناسه.",
    asYaml: "YAML",
    download: "دریافت YAML",
    import: "درون‌برد YAML",
    importLead: "یک گونه را به شکل YAML بچسبانید، یا فایل آن را برگزینید. هنگام نوشتن بررسی می‌شود.",
  },
  variantRevisions: {
    title: "مقایسهٔ ویرایش‌ها",
    lead: "آنچه به گونه‌ای دیگر نوشته شده، واژه به واژه.",
    compare: "مقایسه",
    from: "از",
    to: "به",
    same: "این دو یکسان‌اند.",
    difference: "از ویرایش {{from}} به ویرایش {{to}}",
    restore: "بازگرداندن ویرایش {{revision}}",
    restored: "ویرایش {{from}} بازگشت و اکنون ویرایش {{to}} است.",
  },
  undo: { action: "واگرد", archived: "«{{title}}» بایگانی شد." },
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
