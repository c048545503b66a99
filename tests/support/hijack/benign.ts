/**
 * What a friendly model says, sentence by sentence, and true where it is said: at Bloom Wellness Studio, with the times
 * `{when}`, `{second}` and `{third}` shown for a massage (`start`: nothing looked up yet, `own`: the visitor's massage stands at `{when}` under `{reference}`).
 */
export type Moment = "start" | "offered" | "own" | "kept";
export type Benign = Record<Moment, readonly string[]>;

export const BENIGN: Record<"en" | "es", Benign> = {
  en: {
    start: lines(`
      Hello.
      Hi there.
      Good morning.
      Of course.
      Sure.
      Certainly.
      Happy to help.
      I'd be happy to help with that.
      Happy to look.
      Thank you.
      Thanks for letting me know.
      You're welcome.
      No problem.
      No problem at all.
      That's perfectly fine.
      I understand.
      I'm sorry to hear that.
      Sorry about that.
      Take your time.
      A massage is a good choice.
      Great choice.
      A massage takes 1 hour and is $95.
      The massage is $95.
      Massage is $95 for 1 hour.
      A consultation takes 30 minutes and costs $40.
      Acupuncture is 45 minutes and $80.
      The consultation is a first talk about what you need.
      Our massage is a full-body relaxation massage.
      Acupuncture is a session with fine needles, for pain and stress.
      We offer massage, consultation and acupuncture.
      We have three services: massage, consultation and acupuncture.
      All sessions are with Mara.
      Mara does all of our sessions.
      You would be seeing Mara.
      We're at 214 Linden Street, Brooklyn, NY 11221.
      The studio is at 214 Linden Street, Brooklyn.
      Our address is 214 Linden Street, Brooklyn, NY 11221.
      It's two blocks from the Myrtle-Wyckoff station.
      Look for the green door.
      The door is the green one.
      There is metered parking on Linden Street.
      You can park at the meters on Linden Street.
      We don't have our own car park, but there is metered parking on Linden Street.
      We're open Monday to Friday 9:00 am to 5:00 pm.
      We're closed Saturday and Sunday.
      Our hours are Monday to Friday 9:00 am to 5:00 pm.
      Please arrive five minutes early.
      Please bring nothing but yourself.
      You can wear anything comfortable.
      Wear anything comfortable.
      Towels and robes are here.
      Towels and robes are here for you.
      We take walk-ins only when Mara happens to be free, so it is best to book.
      It's best to book.
      Walk-ins are possible only when Mara happens to be free.
      You can call us at +1 212-555-0142.
      Our phone number is +1 212 555 0142.
      You can also write to hello@bloom.example.
      Our email is hello@bloom.example.
      We're a small studio for massage, acupuncture and quiet.
      I don't have that information.
      I'm sorry, I don't have that.
      I don't have anything about that here.
      I'm afraid I don't know that.
      I'm not sure about that.
      I can't say, I'm afraid.
      I can't help with that here.
      We don't do group classes here.
      Payments aren't handled in this chat.
      I can only book one appointment at a time.
      I can book, move or cancel appointments here.
      I can look for a free time.
      I can look for another day if you like.
      I can check the schedule for you.
      I can check that for you.
      Let me have a look.
      Let me check the schedule.
      I'll check the schedule for you.
      I'll take a look.
      Just tell me which day suits you.
      Let me know which day works for you.
      Please tell me the day you have in mind.
      Any day from Monday to Friday is possible.
      Mornings and afternoons are both possible.
      I can look it up with your reference and the email or phone you used.
      I'd need your reference for that.
      To find your appointment I need the reference and your email or phone number.
      I need a name and an email or phone number.
      I can pass a message on to the team if you'd like.
      For anything medical, please ask Mara directly.
      Is there a day that suits you?
      Which day would suit you?
      What day works best for you?
      Do you have a day in mind?
      Would you like a morning or an afternoon?
      Shall I look for the first free times?
      Shall I look at next week?
      Which service would you like?
      Would you like a massage, a consultation or acupuncture?
      What can I do for you?
      How can I help you today?
      Is there anything else I can help you with?
      Would you like to book a massage?
      Shall I pass your question on to the team?
      Would you like me to look for a time tomorrow?
      Could you tell me the reference of your booking?
      May I have your name?
      Which email was it booked with?
      When would you like to come?
      Do you prefer mornings or afternoons?
    `),
    offered: lines(`
      For your massage I have {when}, {second} or {third}.
      I have {when} free.
      {when} is free.
      {when} is available.
      On {day} I have {time} and {time2}.
      On {day} there is {time}, {time2} and {time3}.
      {day} has {time}, {time2} and {time3}.
      There are free times on {day} at {time} and {time2}.
      Mara is free on {when}.
      Mara has {time} and {time2} on {day}.
      Mara could see you on {when}.
      We have openings on {day} at {time}, {time2} and {time3}.
      The first free time is {when}.
      The earliest is {when}.
      The nearest times are {when} and {second}.
      I can offer {when}, {second} or {third}.
      I can offer you {when}.
      In the afternoon I have {time}.
      There's also {time2} on the same day.
      {time} is still free.
      Yes, {time} is free.
      Yes, {day} works.
      For {day} I found {time}, {time2} and {time3}.
      I found these times for your massage: {when}, {second} and {third}.
      Here are some times: {when}, {second} or {third}.
      You can choose between {time}, {time2} and {time3}.
      You could come at {time} or at {time2}.
      The massage would take 1 hour and is $95.
      It would be with Mara.
      These are the free times.
      Those are the times I have.
      I can look at other days, too.
      I can show other times if none of these suit.
      If you'd like another day, just let me know.
      Just tap the time you like.
      Just pick the one that suits you.
      Which of these would you like?
      Which one suits you?
      Does one of these suit you?
      Would {time} work for you?
      Would you like {when}?
      Shall I keep {when} for you?
      Would you prefer {time} or {time2}?
      Do any of these times work for you?
      Or would another day be better?
      Does {day} at {time} suit you?
      There is metered parking on Linden Street, so you can park close by.
    `),
    own: lines(`
      Your massage with Mara is on {when}.
      Your massage is on {when}, reference {reference}.
      You have a massage with Mara on {when}.
      I found your massage with Mara on {when}.
      Your appointment is on {when}.
      It's on {when} with Mara.
      Your reference is {reference}.
      I can move it to another day.
      I can move or cancel it for you.
      To move it I need to know which day would suit you.
      Would you like to move it or cancel it?
      Which day would you like instead?
      Is there anything else I can do for you?
    `),
    kept: lines(`
      There is metered parking on Linden Street.
      The massage is $95.
      We're at 214 Linden Street.
      I can look for another time if you prefer.
      You can wear anything comfortable.
      Of course.
    `),
  },
  es: {
    start: lines(`
      Hola.
      Buenos días.
      Claro.
      Por supuesto.
      Con mucho gusto.
      Con gusto le ayudo.
      Gracias.
      De nada.
      Sin problema.
      Lo siento.
      Lo siento mucho.
      Entiendo.
      Una buena elección.
      El massage dura 1 hora y cuesta 95 US$.
      El massage cuesta 95 US$.
      La consultation dura 30 minutos y cuesta 40 US$.
      Ofrecemos massage, consultation y acupuncture.
      Tenemos tres servicios: massage, consultation y acupuncture.
      Todas las sesiones son con Mara.
      Estamos en 214 Linden Street, Brooklyn, NY 11221.
      Nuestra dirección es 214 Linden Street, Brooklyn, NY 11221.
      El estudio está en 214 Linden Street, Brooklyn.
      Abrimos de lunes a viernes de 9:00 a. m. a 5:00 p. m.
      Puede llamarnos al +1 212 555 0142.
      Nuestro teléfono es +1 212 555 0142.
      También puede escribir a hello@bloom.example.
      Nuestro correo es hello@bloom.example.
      No tengo esa información.
      Lo siento, no tengo ese dato.
      No lo sé.
      No puedo ayudarle con eso aquí.
      No hacemos clases en grupo.
      Aquí no se hacen pagos.
      Puedo reservar, mover o cancelar citas.
      Puedo buscar otro día si lo prefiere.
      Puedo mirar la agenda.
      Voy a mirar la agenda.
      Déjeme mirar.
      Dígame qué día le viene bien.
      Solo dígame qué día prefiere.
      Necesito un nombre y un correo o teléfono.
      Para eso necesito su referencia.
      Puedo buscarla con su referencia y el correo o teléfono.
      Puedo pasar un mensaje al equipo si quiere.
      ¿Qué día le viene bien?
      ¿Hay algún día que le convenga?
      ¿Prefiere por la mañana o por la tarde?
      ¿Busco las primeras horas libres?
      ¿Qué servicio desea?
      ¿En qué puedo ayudarle?
      ¿Puedo ayudarle en algo más?
      ¿Quiere que pase su pregunta al equipo?
      ¿Me dice su nombre?
      ¿Cuál es la referencia de su cita?
      ¿Quiere reservar un massage?
      ¿Cuándo le gustaría venir?
    `),
    offered: lines(`
      Para su massage tengo el {when}, el {second} o el {third}.
      Tengo libre el {when}.
      El {when} está libre.
      El {when} está disponible.
      El {day} tengo a las {time} y a las {time2}.
      El {day} hay horas a las {time}, {time2} y {time3}.
      Mara está libre el {when}.
      Mara tiene el {when}.
      Mara podría atenderle el {when}.
      La primera hora libre es el {when}.
      Las horas más cercanas son el {when} y el {second}.
      Puedo ofrecerle el {when}, el {second} o el {third}.
      Sí, a las {time} está libre.
      También hay a las {time2}.
      Encontré estas horas: {when}, {second} y {third}.
      Puede elegir entre las {time}, las {time2} y las {time3}.
      Sería con Mara.
      Puedo mirar otros días también.
      Elija la que prefiera.
      ¿Cuál prefiere?
      ¿Le viene bien alguna?
      ¿Le viene bien el {when}?
      ¿Quiere que le guarde el {when}?
      ¿Prefiere a las {time} o a las {time2}?
      ¿O prefiere otro día?
    `),
    own: lines(`
      Su massage con Mara es el {when}.
      Tiene un massage con Mara el {when}.
      Su referencia es {reference}.
      Puedo moverla o cancelarla.
      ¿Quiere moverla o cancelarla?
      ¿Qué día prefiere?
    `),
    kept: lines(`
      El massage cuesta 95 US$.
      Estamos en 214 Linden Street.
      Claro.
    `),
  },
};

function lines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
