import type { TopicWords } from "../facts.ts";

export const topics: TopicWords = {
  parking: /\b(?:aparcamiento|aparcar|estacionamiento|estacionar|parking|parqueadero|cochera)\b/,
  duration: /\bcuanto (?:tiempo )?(?:dura|duran|tarda|tardan|se tarda)\b|\bduracion\b/,
  phone: /\b(?:numero de telefono|su telefono|el telefono de(?: ustedes|l)|(?:les|los|puedo) llamar(?:les|los)?)\b/,
  policies: /\b(?:politicas?|normas|condiciones)\b/,
};
