/** @param time milliseconds since the epoch @returns as `13:05` */
export function timeOfDay(time: number, language: string): string {
  return new Date(time).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
