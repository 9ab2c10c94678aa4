import { z } from "zod";
import { findStaleReasons } from "#domain/image/staleness.ts";
import type { Notice } from "#domain/notification/notification.ts";
import type { Db } from "#server/db/client.ts";
import { listNewestImages } from "#server/overview/overview.repo.ts";
import { findStateBefore, listEndedBuilds, listHostsAway, listRetired } from "./news.repo.ts";

/** Something to tell; `key` is the same for the same event however often it is found. */
export type News = { readonly key: string; readonly notice: Notice };

/** How far the news were read. */
export const markSchema = z.object({ endedAt: z.number(), auditId: z.number() });
export type Mark = z.infer<typeof markSchema>;

/** Builds that failed since, and those that succeeded where the one before had failed. */
export function findBuildNews(db: Db, { endedAt }: Mark): News[] {
  return listEndedBuilds(db, new Date(endedAt)).flatMap(({ id, number, variantId, state, failure, finishedAt, title }) => {
    const isFailed = state === "failed";
    if (variantId === null || (!isFailed && findStateBefore(db, variantId, id) !== "failed")) return [];
    const kind = isFailed ? "build-failed" : "build-recovered";
    const details = { build: `#${number}`, ...(failure !== null && { code: failure.code, message: failure.message }) };
    return [{ key: `${kind}/${id}`, notice: { kind, at: spell(finishedAt), subject: title, details, path: `/builds/${id}` } }];
  });
}

/** What the retention rule deleted since: one notice, however many images. */
export function findRetentionNews(db: Db, { auditId }: Mark, now: Date): News[] {
  const lines = listRetired(db, auditId);
  const last = lines.at(-1);
  if (last === undefined) return [];
  const bytes = lines.reduce((sum, { details }) => sum + Number(details["bytes"] ?? 0), 0);
  const images = lines.map(({ subjectName }) => subjectName).filter((name) => name !== "");
  const logs = lines.reduce((sum, { details }) => sum + Number(details["logs"] ?? 0), 0);
  const details = { images: images.join(", "), logs: String(logs), bytes: String(bytes) };
  const subject = images.length === 1 ? (images[0] ?? "") : `${images.length} images, ${logs} logs`;
  return [
    {
      key: `retention/${last.id}`,
      notice: { kind: "retention-deleted", at: spell(now), subject, details, path: "/settings/audit" },
    },
  ];
}

/** What is so now and is told when it begins: hosts that are away, newest images that are no longer fresh. */
export function findConditions(db: Db, now: Date): News[] {
  const hosts = listHostsAway(db).map(({ id, name, failure }) => ({
    key: `host-down/${id}`,
    notice: {
      ...({ kind: "host-down", at: spell(now), subject: name, path: `/hosts/${id}` } as const),
      details: { ...(failure !== null && { code: failure.code, message: failure.message }) },
    },
  }));
  const images = listNewestImages(db).flatMap((image) => {
    const reasons = findStaleReasons(image, now);
    if (reasons.length === 0) return [];
    const { imageId, title: subject } = image;
    const about = { kind: "image-stale", at: spell(now), subject, path: `/images/${imageId}` } as const;
    return [{ key: `image-stale/${imageId}`, notice: { ...about, details: { reasons: reasons.join(", ") } } }];
  });
  return [...hosts, ...images];
}

function spell(instant: Date | null): string {
  return (instant ?? new Date()).toISOString();
}
