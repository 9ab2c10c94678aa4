"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";

/** Puts `text` on the clipboard. `name` says of what, for those who do not see what it stands beside. */
export function CopyButton({ text, name }: { readonly text: string; readonly name: string }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <Button
        tone="quiet"
        size="icon"
        aria-label={t("common.copyName", { name })}
        onPress={async () => {
          await copyText(text);
          setIsCopied(true);
        }}
      >
        {isCopied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? t("common.copied") : ""}
      </span>
    </>
  );
}

/** The Clipboard API exists only over HTTPS and on localhost; a dashboard on a plain address of the local network has the old way. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
