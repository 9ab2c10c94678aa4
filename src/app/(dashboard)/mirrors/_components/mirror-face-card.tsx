"use client";

import { useTranslation } from "react-i18next";
import { FactList } from "#components/patterns/fact-list.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { BuildFace, MirrorFace } from "#protocol/recipe.ts";
import { MIRROR_SOURCES, SIGNING_KEYS } from "./mirror-sources.ts";

/** One face of a mirror profile: what it replaces and what it leaves alone. */
export function MirrorFaceCard({ which, face }: { readonly which: "build" | "image"; readonly face: MirrorFace | BuildFace }) {
  const { t } = useTranslation();
  const code = (text: string) => <code dir="ltr">{text}</code>;
  return (
    <Card>
      <CardHeader title={t(`mirrors.faces.${which}.name`)} />
      <div className="flex flex-col gap-4 p-4">
        <p className="text-ink-soft text-sm">{t(`mirrors.faces.${which}.hint`)}</p>
        <FactList
          facts={[
            ...MIRROR_SOURCES.map((source) => {
              const url = face[source];
              return {
                label: t(`mirrors.sources.${source}`),
                value: url === null ? <span className="text-ink-faint">{t("mirrors.ownSource")}</span> : code(url),
              };
            }),
            ...SIGNING_KEYS.flatMap(({ key }) => {
              const fingerprint = face[key];
              return fingerprint === null ? [] : [{ label: t(`mirrors.keys.${key}`), value: code(fingerprint) }];
            }),
            ...face.registries.map((row) => ({ label: row.registry, value: code(row.mirrors.join("\n")) })),
            ...(face.nameservers.length === 0
              ? []
              : [{ label: t("mirrors.nameservers"), value: code(face.nameservers.join(", ")) }]),
            ...(face.caCertificate === null ? [] : [{ label: t("mirrors.caCertificate"), value: t("mirrors.caGiven") }]),
            ...("httpProxy" in face && face.httpProxy !== null
              ? [{ label: t("mirrors.httpProxy"), value: code(face.httpProxy) }]
              : []),
          ]}
        />
      </div>
    </Card>
  );
}
