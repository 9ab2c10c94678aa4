"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLoaded } from "#components/patterns/use-loaded.ts";

const loadDialog = () => import("#components/patterns/confirm-dialog.tsx");

/** Asks before a page with unsaved changes is left: by a link of the dashboard, by another address, or by closing it. */
export function LeaveGuard({ hasUnsaved }: { readonly hasUnsaved: boolean }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { module, load } = useLoaded(loadDialog);
  const [asked, setAsked] = useState<{ readonly href: string; readonly isOpen: boolean } | null>(null);
  useEffect(() => {
    if (!hasUnsaved) return;
    load();
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const follow = (event: MouseEvent) => {
      const href = hrefInDashboard(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked({ href, isOpen: true });
    };
    window.addEventListener("beforeunload", ask);
    // While it is captured, before the link itself hears of it.
    window.addEventListener("click", follow, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("click", follow, { capture: true });
    };
  }, [hasUnsaved, load]);
  if (asked === null || module === null) return null;
  const close = () => setAsked({ ...asked, isOpen: false });
  return (
    <module.ConfirmDialog
      title={t("form.leaveTitle")}
      confirmLabel={t("form.leave")}
      isDanger
      isOpen={asked.isOpen}
      onOpenChange={close}
      isPending={false}
      onConfirm={() => {
        close();
        router.push(asked.href);
      }}
    >
      <p>{t("form.leaveText")}</p>
    </module.ConfirmDialog>
  );
}

/** Where a plain click would lead within this page; null where it opens elsewhere or leads nowhere. */
function hrefInDashboard(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== window.location.origin || (pathname === window.location.pathname && hash !== "")) return null;
  return `${pathname}${search}${hash}`;
}
