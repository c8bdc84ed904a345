import { expect, test } from 'vitest';
import { leftFor } from './bytes-sent';

const origin = 'https://example.org';
const request = (name: string, initiatorType = 'fetch') => leftFor({ name, initiatorType }, origin);

test('the page’s own files do not leave it', () => {
  expect(request('https://example.org/assets/index.js', 'script')).toBeNull();
  expect(request('blob:https://example.org/7c1f', 'img')).toBeNull();
  expect(request('data:image/png;base64,AA==', 'img')).toBeNull();
});

test('another host, port or protocol is another origin', () => {
  expect(request('https://cdn.example.net/font.woff2', 'css')).toBe('cdn.example.net');
  expect(request('https://example.org:8443/x')).toBe('example.org:8443');
  expect(request('http://example.org/x')).toBe('example.org');
});

test('a beacon carries a body wherever it goes', () => {
  expect(request('https://example.org/log', 'beacon')).toBe('example.org');
});
