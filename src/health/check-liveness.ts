/** Whether a process on this machine says on that port that it is alive; no answer within `deadline` ms is a no. */
export async function checkLiveness(port: number, deadline: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(deadline) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
