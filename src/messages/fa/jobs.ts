import type { jobs as english } from "../en/jobs.ts";
import type { Words } from "../words.ts";

export const jobs: Words<typeof english> = {
  jobs: {
    kinds: {
      build: "ساخت",
      preview: "پیش‌نمایش",
      verify: "راستی‌آزمایی",
      "check-mirror": "بررسی میرور",
      publish: "انتشار",
      "change-publications": "تغییر انتشارها",
      "remove-orphans": "پاک‌سازی یک ابر",
    },
    one: "کار",
    byItself: "خودکار",
    of: "{{kind}}: {{subject}}",
    looked: "پایان",
    openLog: "باز کردن لاگ",
    cancel: "لغو",
    cancelling: "در حال لغو…",
    cancelTitle: "این کار لغو شود؟",
    cancelText: "آنچه تاکنون انجام شده دور ریخته می‌شود. میزبان پاک برجا می‌ماند.",
    cancelConfirm: "لغوش کن",
    hostAway: {
      title: "میزبان ساخت اکنون پاسخ نمی‌دهد",
      hint: "کار آنجا خودش ادامه می‌یابد. همین که میزبان بازگردد، آنچه در این میان کرده نمایش داده می‌شود.",
    },
  },
  files: {
    title: "فایل‌های نوشته‌شده",
    count_one: "{{count}} فایل",
    count_other: "{{count}} فایل",
    of: "تغییرات {{path}}",
    new: "تازه",
    changed: "تغییریافته",
    same: "بی‌تغییر",
    added: "افزوده:",
    removed: "حذف‌شده:",
    empty: "فایل خالی است.",
    cut: "فایل بلندتر از آن است که اینجا نشان داده می‌شود.",
    none: "جز آنچه بسته‌ها می‌آورند فایلی نوشته نمی‌شود.",
    soon: "هر فایل همین که نوشته شود اینجا می‌آید.",
  },
};
