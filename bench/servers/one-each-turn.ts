/** Does it that many times, each in a turn of the event loop of its own, as news from a switch come. */
export function oneEachTurn(count: number, act: (index: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let index = 0;
    const next = () => {
      if (index === count) {
        resolve();
        return;
      }
      act(index);
      index += 1;
      setImmediate(next);
    };
    setImmediate(next);
  });
}
