// The same search with other engines, on the same documents: pieces of two characters are their words, as their manuals advise for Chinese.

import { Document as FlexDocument } from "./flexsearch.mjs";
import MiniSearch from "./minisearch.mjs";
import Fuse from "./fuse.mjs";

const FIELDS = ["title", "alias", "material", "body"];
const SHOWN_BEFORE = 12;
const SHOWN = 44;

/** The fields of a document as one text each; its lines are its strings. */
export function flatten({ id, weight, titles, aliases, materials, body }) {
  const join = (list) => list.filter(Boolean).join("\n");
  return { id, weight, title: join(titles), alias: join(aliases), material: join(materials), body: join(body) };
}

/** What makes two texts the same, as far as the generated guides need it. */
export const fold = (text) => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();

function pairs(text) {
  const found = [];
  for (const line of fold(text).split("\n")) for (let i = 0; i + 1 < line.length; i++) found.push(line.slice(i, i + 2));
  return found;
}

/** The line around a match with the match marked, as an application shows it. */
function marked(document, field, folded, typed) {
  const text = document[field];
  const at = folded.indexOf(typed);
  if (at < 0) return { field, shown: text.slice(0, SHOWN), marks: [] };
  const from = Math.max(text.lastIndexOf("\n", at) + 1, field === "body" ? at - SHOWN_BEFORE : 0);
  const end = text.indexOf("\n", at);
  const shown = text.slice(from, end < 0 ? undefined : end).slice(0, field === "body" ? SHOWN : undefined);
  const marks = [];
  const line = fold(shown);
  for (let next = line.indexOf(typed); next >= 0; next = line.indexOf(typed, next + typed.length)) marks.push([next, next + typed.length]);
  return { field, shown, marks };
}

class Corpus {
  constructor(documents) {
    this.documents = documents;
    this.folded = documents.map((document) => Object.fromEntries(FIELDS.map((field) => [field, fold(document[field])])));
  }

  /** Hits of `[field, ids]`, only right ones, title before alias before material before body, then by weight: what ours gives. */
  right(groups, typed, limit) {
    const wanted = fold(typed);
    const seen = new Set();
    const hits = [];
    for (const field of FIELDS) {
      const ids = groups.get(field) ?? [];
      const inField = ids.filter((id) => !seen.has(id) && this.folded[id][field].includes(wanted));
      inField.sort((a, b) => this.documents[b].weight - this.documents[a].weight || a - b);
      for (const id of inField) {
        seen.add(id);
        if (hits.length < limit) hits.push({ id, ...marked(this.documents[id], field, this.folded[id][field], wanted) });
      }
    }
    return { ids: hits.map(({ id }) => id), total: seen.size, hits };
  }

  /** The hits of an engine as it ranks them. */
  asTheyAre(groups, typed, limit) {
    const wanted = fold(typed);
    const hits = new Map();
    for (const [field, ids] of groups) {
      for (const id of ids) if (hits.size < limit && !hits.has(id)) hits.set(id, marked(this.documents[id], field, this.folded[id][field], wanted));
    }
    return { ids: [...hits.keys()], hits };
  }
}

export class Brute extends Corpus {
  find(typed, limit) {
    const ids = this.documents.map(({ id }) => id);
    return this.right(new Map(FIELDS.map((field) => [field, ids])), typed, limit);
  }
}

export class Flex extends Corpus {
  build() {
    this.index = new FlexDocument({ document: { id: "id", index: FIELDS.map((field) => ({ field, tokenize: "strict", encode: pairs })) } });
    for (const document of this.documents) this.index.add(document);
  }

  groups(typed, limit) {
    return new Map(this.index.search(typed, { limit }).map(({ field, result }) => [field, result]));
  }

  find(typed, limit) {
    return this.asTheyAre(this.groups(typed, limit), typed, limit);
  }

  findRight(typed, limit) {
    return this.right(this.groups(typed, this.documents.length), typed, limit);
  }
}

export class Mini extends Corpus {
  build() {
    this.index = new MiniSearch({ fields: FIELDS, tokenize: pairs, processTerm: (term) => term, searchOptions: { combineWith: "AND", boost: { title: 8, alias: 4, material: 2 } } });
    this.index.addAll(this.documents);
  }

  find(typed, limit) {
    const found = this.index.search(typed).slice(0, limit);
    const fieldOf = ({ match }) => FIELDS.find((field) => Object.values(match).some((fields) => fields.includes(field)));
    return { ids: found.map(({ id }) => id), hits: found.map((hit) => marked(this.documents[hit.id], fieldOf(hit), this.folded[hit.id][fieldOf(hit)], fold(typed))) };
  }
}

export class Fuzzy extends Corpus {
  build() {
    const keys = [{ name: "title", weight: 8 }, { name: "alias", weight: 4 }, { name: "material", weight: 2 }, { name: "body", weight: 1 }];
    this.index = new Fuse(this.documents, { keys, threshold: 0, ignoreLocation: true, includeMatches: true });
  }

  find(typed, limit) {
    return { ids: this.index.search(typed, { limit }).map(({ item }) => item.id) };
  }
}

/** Finding by sound as pinyin-match's users do: every name is matched, titles first, until there are enough. */
export class PinyinMatch {
  constructor(documents) {
    this.ranked = [...documents].sort((a, b) => b.weight - a.weight || a.id - b.id);
    this.names = ["title", "alias", "material"].map((field) => this.ranked.map((document) => document[field].split("\n").filter(Boolean)));
  }

  find(typed, limit) {
    const found = new Map();
    for (const lists of this.names) {
      for (let rank = 0; rank < lists.length; rank++) {
        if (found.size >= limit) return { ids: [...found.keys()] };
        const { id } = this.ranked[rank];
        if (found.has(id)) continue;
        for (const name of lists[rank]) {
          const marks = globalThis.PinyinMatch.match(name, typed);
          if (marks) {
            found.set(id, { name, marks });
            break;
          }
        }
      }
    }
    return { ids: [...found.keys()] };
  }
}
