/** What a switch of the lab is like. */
export interface Dialplan {
  /** folder in `conf` whose files stand in the place of those of the same name */
  readonly folder: string | undefined;
  /** context in which the phones dial */
  readonly context: string;
  /** numbers of the phones that may register */
  readonly phones: readonly string[];
}

const NAMES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
const FIRST_PHONE = 1001;
/** phones of a crowd have numbers from this one on, and no voice of their own */
export const FIRST_OF_CROWD = 1101;
const CROWD = 60;

const named = NAMES.map((_, n) => String(FIRST_PHONE + n));
const crowd = Array.from({ length: CROWD }, (_, n) => String(FIRST_OF_CROWD + n));

/**
 * `plain`: what is needed to call and to queue, no more; knows of no CTI, and no Dial or Queue has options.
 * `field`: in the manner of ready-made switches (Gosubs, Local members, feature codes, parking, rooms, dialplans that go on).
 */
export const DIALPLANS = {
  plain: { folder: undefined, context: 'internal', phones: named },
  field: { folder: 'field', context: 'from-internal', phones: [...named, ...crowd] },
} as const satisfies Readonly<Record<string, Dialplan>>;

export type DialplanName = keyof typeof DIALPLANS;

/** The part of pjsip.conf that makes those phones, from the templates in it; `browsers` are those of them that are in browsers. */
export function phoneSections(numbers: readonly string[], browsers: readonly string[] = []): string {
  return numbers
    .map((number) => phoneSection(number, browsers.includes(number) ? 'agent,browser' : 'agent'))
    .join('\n');
}

function phoneSection(number: string, templates: string): string {
  const name = NAMES[Number(number) - FIRST_PHONE] ?? number;
  return `[${number}](${templates})
auth = ${number}
aors = ${number}
callerid = Agent ${name} <${number}>
[${number}](auth)
username = ${number}
[${number}](aor)
`;
}
