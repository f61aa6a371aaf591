import type { Tone } from '../../design/index.js';

/** Pitches in hertz, one after the other, and pulses in milliseconds: told apart without looking. */
const SIGNALS: Readonly<Record<'ok' | 'wait' | 'bad', { tones: readonly number[]; pulses: readonly number[] }>> = {
  ok: { tones: [880], pulses: [60] },
  wait: { tones: [660, 660], pulses: [60, 60, 60] },
  bad: { tones: [330, 220], pulses: [250, 80, 250] },
};
const LENGTH = 0.12;

let sounding: AudioContext | null = null;

export function soundIsOn(): boolean {
  return localStorage.getItem('desk.sound') === 'on';
}

export function switchSound(on: boolean): void {
  localStorage.setItem('desk.sound', on ? 'on' : 'off');
}

/** Tells the result to the ear, when that is switched on, and to the hand, on devices that can. */
export function signal(tone: Tone): void {
  const { tones, pulses } = SIGNALS[tone === 'ok' || tone === 'bad' ? tone : 'wait'];
  // Browsers refuse to shake before the first touch and complain of it.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...pulses]);
  if (!soundIsOn()) return;
  sounding ??= new AudioContext();
  const voice = sounding.createGain();
  voice.gain.value = 0.15;
  voice.connect(sounding.destination);
  for (const [place, pitch] of tones.entries()) {
    const tone = sounding.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(voice);
    tone.start(sounding.currentTime + place * LENGTH * 1.3);
    tone.stop(sounding.currentTime + place * LENGTH * 1.3 + LENGTH);
  }
}
