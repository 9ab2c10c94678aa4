import type { settings as english } from "../en/settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof english> = {
  tokens: {
    title: "توکن‌های API",
    lead: "برای اسکریپت‌ها و خط‌های خودکار: توکن همان می‌کند که شما می‌توانید، یا کمتر، بی‌نیاز از گذرواژه‌تان.",
    new: "توکن تازه",
    none: "هنوز توکنی نیست",
    noneHint: "برای خط خودکاری که ایمیج می‌سازد یا دریافت می‌کند یکی بسازید. هر زمان می‌توان آن را باطل کرد.",
    name: "نام",
    nameHint: "برای چه کاری است، مانند «خط شبانه».",
    roleHint: "بیشترین کاری که می‌تواند بکند. اگر نقش خودتان کمتر شود، نقش توکن نیز کمتر می‌شود.",
    days: "معتبر برای",
    dayCount_one: "{{count}} روز",
    dayCount_other: "{{count}} روز",
    create: "ساختن توکن",
    once: "همین حالا رونوشت بگیرید",
    onceHint: "توکن فقط همین یک بار نشان داده می‌شود. پس از این هیچ کس، حتی مدیر، آن را نمی‌بیند.",
    token: "توکن",
    kept: "رونوشت گرفتم",
    use: "چگونه به کار می‌رود",
    useMib: "mib با توکن",
    useCurl: "curl با توکن",
    columns: { person: "فرد", expires: "معتبر تا", used: "آخرین استفاده" },
    neverUsed: "هرگز",
    expired: "منقضی شده",
    revoke: "باطل کردن",
    revokeName: "باطل کردن {{name}}",
    revokeTitle: "«{{name}}» باطل شود؟",
    revokeText: "هر چه آن را به کار می‌برد از این پس پذیرفته نمی‌شود. این کار بازگشت ندارد.",
  },
};
