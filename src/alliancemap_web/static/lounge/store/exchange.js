// One talk of an account and the server: what this phone has goes there, what it lacks comes here.
import { isOperation } from "../talk.js";
import { factOf, newsFor } from "./shelf.js";

const MOST = 500; // operations in one request

/** The server was not reached, or what came back was not its answer. Only this means offline. */
export class Unreached extends Error {}

/** The server answered no; `status` is its HTTP status, `after` the seconds it asks to wait. */
export class Refused extends Error {
  constructor(status, problem, after) {
    super(`refused: ${status}`);
    [this.status, this.problem, this.after] = [status, problem, after];
  }
}

const PATIENCE = 20_000; // ms for one answer

/**
 * Ask the server; gives the JSON of its answer. A reply that breaks off half way is no answer, so
 * what was sent is sent again: the server knows operations by their ids.
 */
export async function ask(method, address, { body, csrf, language } = {}) {
  let answer;
  let content;
  try {
    answer = await fetch(address, {
      method,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        Accept: "application/json",
        ...(body && { "Content-Type": "application/json" }),
        ...(csrf && { "X-CSRFToken": csrf }),
        ...(language && { "Accept-Language": language }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const text = await answer.text();
    content = answer.ok && text !== "" ? JSON.parse(text) : text;
  } catch (error) {
    throw new Unreached(String(error), { cause: error });
  }
  if (!answer.ok)
    throw new Refused(answer.status, content, Number(answer.headers.get("Retry-After")) || 0);
  return content;
}

/** Whether an answer to a sync has the shape that was agreed; a stranger's page has not. */
const isReply = (reply, talk) =>
  Array.isArray(reply?.acknowledged) &&
  Number.isInteger(reply.sequence) &&
  Array.isArray(reply.operations) &&
  reply.operations.every((operation) => isOperation(operation) && operation.talk === talk);

const withTalk = (talk) => (operation) => ({ talk, ...operation });

async function sent(talk, since, operations, csrf) {
  const reply = await ask("POST", "/lounge/sync", { body: { talk, since, operations }, csrf });
  const whole = { ...reply, operations: (reply?.operations ?? []).map?.(withTalk(talk)) };
  if (!isReply(whole, talk)) throw new Unreached("not the answer of this server");
  return whole;
}

/** Send as many as the server takes at once; what is too much for it is halved. */
async function sentInParts(talk, since, operations, csrf) {
  try {
    return await sent(talk, since, operations, csrf);
  } catch (error) {
    if (error.status !== 413 || operations.length < 2) throw error;
    return sentInParts(talk, since, operations.slice(0, operations.length / 2), csrf);
  }
}

/** Write down what a reply says, in one write; nothing when the talk went meanwhile. */
function adopt(store, talk, account, reply) {
  return store.change((shelf) => {
    const fact = factOf(shelf, `talk:${talk}`);
    const isGone = factOf(shelf, `forgotten:${talk}`) !== undefined;
    if (isGone || (fact && fact.account !== account)) return {};
    const known = shelf.talks.get(talk);
    const held = [...reply.acknowledged, ...reply.operations.map(({ id }) => id)];
    const news = held.filter((id) => !known?.held.has(id));
    const add = newsFor(shelf, talk, reply.operations);
    const sequence = Math.max(fact?.sequence ?? 0, reply.sequence);
    if (news.length + add.length === 0 && fact?.sequence === sequence) return {};
    return {
      add: news.length === 0 ? add : [...add, { talk, held: news }],
      facts: { [`talk:${talk}`]: { account, sequence, at: Date.now() } },
    };
  });
}

/**
 * Bring one talk of a signed-in account and the server together; `sequence` is the server's last
 * number of it. Throws Unreached, Refused.
 */
export async function exchange(store, talk, account, sequence, csrf) {
  for (;;) {
    const since = store.fact(`talk:${talk}`)?.sequence ?? 0;
    const waiting = store.unsent(talk).slice(0, MOST);
    if (waiting.length === 0 && sequence <= since) return;
    const bare = waiting.map(({ talk: _, kept: __, ...operation }) => operation);
    const reply = await sentInParts(talk, since, bare, csrf);
    await adopt(store, talk, account, reply);
    store.tell("change", { talk });
    const moved = (store.fact(`talk:${talk}`)?.sequence ?? 0) > since;
    if (!moved && reply.acknowledged.length === 0) return;
  }
}

/** Make a talk this phone's alone: the account has it no more, or never had it. */
export const unlink = (store, talk) =>
  store.change((shelf) => ({
    facts: { [`talk:${talk}`]: undefined },
    remove: shelf.talks.get(talk)?.heldBoxes ?? [],
  }));
