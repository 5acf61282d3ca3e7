/** Outputs of this test file, each as it is by now. */
export const watchedOutputs: (() => string)[] = [];
