// Before any script of a page: what comes to it over WebRTC can be heard by `window.loudest()`.
{
  // The same one comes again when a call is taken back.
  const tracks = new Set();
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...options) {
      super(...options);
      this.addEventListener('track', ({ track }) => tracks.add(track));
    }
  };
  const analysers = new Map();
  let context;

  const analyserOf = (track) => {
    context ??= new AudioContext();
    void context.resume();
    if (!analysers.has(track)) {
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      analysers.set(track, analyser);
    }
    return analysers.get(track);
  };

  const loudestOf = (track) => {
    const analyser = analyserOf(track);
    const loudness = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(loudness);
    const bin = loudness.indexOf(Math.max(...loudness));
    return { hertz: (bin * context.sampleRate) / analyser.fftSize, decibels: loudness[bin] };
  };

  /** Of each track that is live: the loudest frequency (Hz) and how loud it is (dB). */
  window.loudest = () => [...tracks].filter(({ readyState }) => readyState === 'live').map(loudestOf);
}

// A voice that is one steady tone is noise to a browser, which takes it away.
if (navigator.mediaDevices) {
  const { mediaDevices } = navigator;
  const request = mediaDevices.getUserMedia.bind(mediaDevices);
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  mediaDevices.getUserMedia = ({ audio }) => request({ audio: { ...audio, ...raw } });
}
