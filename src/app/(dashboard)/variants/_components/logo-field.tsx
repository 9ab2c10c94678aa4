"use client";

import { useMutation } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ImageUp } from "lucide-react";
import { useId } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useTranslation } from "react-i18next";
import { type Problem, readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldLabel } from "#components/ui/field-parts.tsx";
import { DRAWINGS } from "#domain/variant/drawing.ts";
import type { Logo } from "#domain/variant/logo.ts";
import { LOGO_MEDIA_TYPES, MOST_LOGO_BYTES } from "#domain/variant/logo-file.ts";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { LogoPicture, type Pictured } from "./logo-picture.tsx";

type LogoFieldProps = { readonly of: Pictured; readonly onChange: (logo: Logo | null) => void };

type Choice = { readonly id: "automatic" | "upload" | (typeof DRAWINGS)[number]; readonly logo: Logo | null };

/** The picture: by what is in the image, one of the product's drawings, or a file. */
export function LogoField({ of, onChange }: LogoFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const hintId = useId();
  const { logo } = of.definition.listing;
  const upload = useUpload(onChange);
  const choices: readonly Choice[] = [
    { id: "automatic", logo: null },
    ...DRAWINGS.map((drawing) => ({ id: drawing, logo: { kind: "drawing", drawing } }) as const),
    ...(logo?.kind === "upload" ? [{ id: "upload", logo } as const] : []),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <RadioGroup
        value={logo === null ? "automatic" : logo.kind === "upload" ? "upload" : logo.drawing}
        onChange={(id) => onChange(choices.find((choice) => choice.id === id)?.logo ?? null)}
        aria-describedby={hintId}
        orientation="horizontal"
        className="flex flex-col gap-1.5"
      >
        <FieldLabel>{t("listing.logo")}</FieldLabel>
        <div className="flex flex-wrap gap-2">
          {choices.map((choice) => (
            <Tile key={choice.id} of={of} choice={choice} />
          ))}
        </div>
      </RadioGroup>
      <p id={hintId} className="text-ink-faint text-sm">
        {t("listing.logoHint", { most: format.bytes(MOST_LOGO_BYTES) })}
      </p>
      <FileTrigger acceptedFileTypes={LOGO_MEDIA_TYPES} onSelect={(files) => upload.send(files?.[0])}>
        <Button size="sm" className="mt-1 self-start" isPending={upload.isPending}>
          <ImageUp aria-hidden="true" />
          {t("listing.uploadLogo")}
        </Button>
      </FileTrigger>
      <ProblemNotice problem={upload.problem} />
    </div>
  );
}

function Tile({ of: { distro, definition }, choice: { id, logo } }: { readonly of: Pictured; readonly choice: Choice }) {
  const { t } = useTranslation();
  return (
    <Radio
      value={id}
      aria-label={t(`listing.drawings.${id}`)}
      className={({ isSelected, isFocusVisible }) =>
        clsx(
          "flex h-12 min-w-12 items-center justify-center gap-2 rounded-md border px-2.5 text-ink-soft text-sm",
          isSelected ? "border-accent bg-accent-soft text-ink" : "border-line-strong bg-surface data-hovered:border-control",
          isFocusVisible && "outline-2 outline-accent outline-offset-2",
        )
      }
    >
      <LogoPicture of={{ distro, definition: { ...definition, listing: { ...definition.listing, logo } } }} className="size-7" />
      {id === "automatic" ? t("listing.drawings.automatic") : null}
    </Radio>
  );
}

/** Brings a file to the dashboard, which says what is wrong with it. */
function useUpload(onLogo: (logo: Logo) => void) {
  const trpc = useTRPC();
  const put = useMutation(trpc.listings.uploadLogo.mutationOptions());
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const mediaType = LOGO_MEDIA_TYPES.find((known) => known === file.type);
      if (mediaType === undefined) return refuse("LOGO_UNREADABLE");
      if (file.size > MOST_LOGO_BYTES) return refuse("LOGO_TOO_LARGE");
      onLogo(await put.mutateAsync({ mediaType, base64: await readBase64(file) }));
      return null;
    },
  });
  const problem: Problem | null = upload.isError ? readProblem(upload.error) : (upload.data ?? null);
  return { isPending: upload.isPending, problem, send: (file: File | undefined) => file !== undefined && upload.mutate(file) };
}

/** What the server would say, without sending it the file. */
function refuse(code: "LOGO_UNREADABLE" | "LOGO_TOO_LARGE"): Problem {
  return { kind: "domain", code, values: {} };
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
