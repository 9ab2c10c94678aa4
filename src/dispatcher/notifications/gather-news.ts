import { deliveryIdSchema } from "#domain/id.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { insertDelivery, listChannels } from "#server/notifications/notifications.repo.ts";
import { findBuildNews, findConditions, findRetentionNews, type Mark, markSchema, type News } from "./find-news.ts";
import { addCondition, endCondition, findMark, listConditions, readNewestAudit, saveMark } from "./news.repo.ts";

/** Puts all that is new into the outbox, and the mark behind it, in one transaction: a crash neither loses nor doubles any. */
export function gatherNews(db: Db, now: Date): void {
  // With ten thousand images this takes longest, and nobody who writes need wait for it.
  const conditions = findConditions(db, now);
  writeAtOnce(db, () => {
    const mark = readMark(db, now);
    const news = [...findBuildNews(db, mark), ...findRetentionNews(db, mark, now), ...beginConditions(db, conditions, now)];
    for (const one of news) fanOut(db, one, now);
    // A build that ends in the very millisecond of the mark is found twice, and its key is known then.
    const endedAt = Math.max(
      mark.endedAt,
      ...news.map(({ key, notice }) => (key.startsWith("build-") ? Date.parse(notice.at) : 0)),
    );
    const next: Mark = { endedAt, auditId: readNewestAudit(db) };
    if (next.endedAt !== mark.endedAt || next.auditId !== mark.auditId) saveMark(db, next);
  });
}

/** What was before the first start is no news. */
function readMark(db: Db, now: Date): Mark {
  const known = markSchema.safeParse(findMark(db));
  if (known.success) return known.data;
  const mark = { endedAt: now.getTime(), auditId: readNewestAudit(db) };
  saveMark(db, mark);
  return mark;
}

/** The conditions that were not so before; those that are over are forgotten, so that they are told when they come again. */
function beginConditions(db: Db, current: readonly News[], now: Date): News[] {
  const known = new Set(listConditions(db));
  const lasting = new Set(current.map(({ key }) => key));
  const fresh = current.filter(({ key }) => !known.has(key));
  for (const key of known) if (!lasting.has(key)) endCondition(db, key);
  for (const { key } of fresh) addCondition(db, key, now);
  return fresh.map(({ key, notice }) => ({ key: `${key}/${now.getTime()}`, notice }));
}

function fanOut(db: Db, { key, notice }: News, now: Date): void {
  for (const { id: channelId, kinds } of listChannels(db))
    if (kinds.some((kind) => kind === notice.kind))
      insertDelivery(db, {
        ...{ id: newId(deliveryIdSchema), channelId, key, notice, state: "waiting", createdAt: now, nextAttemptAt: now },
      });
}
