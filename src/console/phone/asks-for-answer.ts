/** Headers of a SIP request, by name. */
export interface HeaderReader {
  getHeaders(name: string): readonly string[];
}

const WAYS = [
  ['Call-Info', /answer-after\s*=\s*0/i],
  ['Alert-Info', /auto-?answer/i],
  ['Answer-Mode', /^auto/i],
] as const;

/** Whether an INVITE asks the phone to pick up by itself, as the switch does when the agent dials: the three usual ways. */
export function asksForAnswer(request: HeaderReader): boolean {
  return WAYS.some(([header, way]) => request.getHeaders(header).some((value) => way.test(value)));
}
