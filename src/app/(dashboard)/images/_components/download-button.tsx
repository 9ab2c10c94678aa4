"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonStyle } from "#components/ui/button-style.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Signed links live for a short while: this one is renewed long before. */
const RENEW_MS = 5 * 60_000;

/** A real link to the bytes: the browser's own download, with its pause and resume. */
export function DownloadButton({ id, fileName }: { readonly id: string; readonly fileName: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const link = useQuery(trpc.images.downloadLink.queryOptions({ id }, { staleTime: RENEW_MS, refetchInterval: RENEW_MS }));
  return (
    <a
      {...(link.data === undefined ? { "aria-disabled": true, role: "link" } : { href: pathOf(link.data.url) })}
      download={fileName}
      className={buttonStyle({ tone: "solid" })}
    >
      <Download aria-hidden="true" />
      {t("images.download")}
    </a>
  );
}

/** The same origin as the page, whatever name the dashboard thinks it has: a browser may come through a tunnel. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
