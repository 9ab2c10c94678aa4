import type { audit as english } from "../en/audit.ts";
import type { Words } from "../words.ts";

export const audit: Words<typeof english> = {
  audit: {
    title: "رویدادنگاری",
    lead: "چه کسی چه کرد که تعیین می‌کند در ایمیج‌هایتان چه اجرا شود و چه کسی تصمیم بگیرد. هیچ چیز اینجا قابل تغییر نیست.",
    actions: {
      "scripts-saved": "اسکریپت‌های یک گونه ذخیره شد",
      "scripts-removed": "اسکریپت‌های یک گونه حذف شد",
      "scripted-build-started": "ساختی با اسکریپت آغاز شد",
      "mirror-profile-changed": "نمایهٔ میرور تغییر کرد",
      "verification-asked": "راستی‌آزمایی درخواست شد",
      "cloud-target-changed": "مقصد ابری تغییر کرد",
      "image-published": "ایمیج منتشر شد",
      "publication-rolled-back": "انتشار به ایمیج پیشین بازگشت",
      "publication-withdrawn": "انتشار پس گرفته شد",
      "person-added": "فرد افزوده شد",
      "role-changed": "نقش تغییر کرد",
      "person-removed": "فرد حذف شد",
      "token-made": "توکن API ساخته شد",
      "token-revoked": "توکن API باطل شد",
      "retention-changed": "قاعدهٔ نگه‌داری تغییر کرد",
      "notifications-changed": "اعلان‌ها تغییر کرد",
      "image-retired": "ایمیج به حکم قاعدهٔ نگه‌داری حذف شد",
      "journals-retired": "گزارش‌ها به حکم قاعدهٔ نگه‌داری حذف شد",
      "image-pinned": "ایمیج سنجاق شد",
      "image-unpinned": "سنجاق ایمیج برداشته شد",
      "image-removed": "ایمیج حذف شد",
    },
    columns: { action: "چه", details: "جزئیات", person: "چه کسی", at: "کی" },
    everybody: "همهٔ افراد",
    everything: "همهٔ رویدادها",
    dashboard: "داشبورد",
    gone: "پس از آن حذف شده",
    none: "چیزی ثبت نشده است",
    noneHint: "ردِ اسکریپت‌ها، نمایه‌های میرور، راستی‌آزمایی‌ها، انتشارها و افراد اینجا می‌ماند.",
  },
};
