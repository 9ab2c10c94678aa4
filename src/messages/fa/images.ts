import type { images as english } from "../en/images.ts";
import type { Words } from "../words.ts";

export const images: Words<typeof english> = {
  images: {
    title: "ایمیج‌ها",
    one: "ایمیج",
    lead: "آنچه ساخت‌ها پدید آورده‌اند، آمادهٔ دریافت.",
    open: "باز کردن ایمیج",
    none: "هنوز ایمیجی نیست",
    noneHint: "هر ساخت موفق اینجا ایمیجی با هش‌ها و فهرست بسته‌هایش می‌گذارد.",
    download: "دریافت",
    deleted: "حذف‌شده",
    isDeleted: "فایل‌های این ایمیج حذف شده‌اند",
    isDeletedHint: "اعداد آن برای تاریخچه نگه داشته می‌شود. برای ایمیجی تازه، گونه را دوباره بسازید.",
    columns: { image: "ایمیج", size: "اندازه", packages: "بسته‌ها", build: "ساخت", created: "ساخته‌شده" },
    facts: "مشخصات",
    size: "حجم دریافت",
    contentSize: "حجم فایل‌هایش",
    virtualSize: "اندازهٔ دیسک",
    files: "فایل‌ها",
    packages: "بسته‌ها",
    directories: "پوشه‌ها",
    contents: "محتوا",
    commands: "خط فرمان",
    upload: "بارگذاری دستی",
    uploadText:
      "ایمیج را دریافت کنید و سپس این را کنار آن اجرا کنید. این ویژگی‌ها باعث می‌شوند نمونه‌ها دیسک و کارت شبکهٔ virtio به کار ببرند و ایمیج روی فلیورهای کوچک‌تر از اندازه‌اش راه نیفتد.",
    uploadCommand: "فرمان بارگذاری",
    searchPackages: "جست‌وجوی بسته‌ها",
    searchFiles: "جست‌وجوی فایل‌ها",
    noMatch: "چیزی با جست‌وجو نمی‌خواند.",
    packagesShown: "{{shown}} از {{total}} بسته",
    packageColumns: { name: "بسته", version: "نسخه", architecture: "معماری", size: "حجم نصب‌شده" },
    linkLives: "این پیوندها تا {{until}} بدون ورود کار می‌کنند.",
    compare: "هش را بسنجید",
    remove: "حذف ایمیج",
    removeTitle: "این ایمیج حذف شود؟",
    removeText:
      "{{fileName}} ({{size}}) و فهرست فایل‌هایش از دیسک حذف می‌شوند. این کار بازگشت ندارد؛ سرورهایی که از آن اجرا می‌شوند دست نمی‌خورند.",
  },
};
