/** What a text may show of an attempt on the model, in English, German, French, Spanish and Italian; some tell of business instead. */
export const PATTERNS = {
  drops_instructions:
    /\b(?:ignore|disregard|forget|override|overwrite|leave out|ignorier\w*|missachte\w*|vergiss|überschreib\w*|oublie|ignora|olvida|anula|annulla|dimentica|outrepasse|ne tiens pas compte|no hagas caso|non tenere conto)\b.{0,40}\b(?:instructions?|guidelines?|rules?|polic(?:y|ies)|told|commands?|anweisung\w*|regeln?|sicherheitsregeln|richtlinien?|règles?|consignes?|reglas?|directrices|instrucciones|istruzioni|regole|linee guida)\b/iu,
  asks_to_ignore:
    /\b(?:ignore|disregard|forget|override|skip|bypass|ignorier\w*|vergess?\w*|vergiss|oublie\w*|ignor[aei]\w*|olvid[ae]|dimentic\w*)\b/iu,
  ignores_business:
    /\b(?:ignore|disregard|forget|override|skip|bypass|ignorier\w*|vergess?\w*|oublie\w*|ignor[aei]\w*|olvid[ae]|dimentic\w*)\b.{0,50}\b(?:orders?|deliver(?:y|ies)|invoices?|quotes?|quotations?|e-?mails?|messages?|notes?|reminders?|pallets?|pieces?|customers?|carriers?|vendors?|goods|address|dates?|drivers?|price|lines?|terms|quantity|bestellung|e-mail|commande|message|pedido|correo|ordine|messaggio)\b|\b(?:order|invoice|e-?mail|bestellung|commande|pedido|ordine)\b.{0,30}\b(?:ignorieren|vergessen)\b/iu,
  about_goods:
    /\b(?:pallets?|pieces?|pcs|packs?|kg|bar|mm|dock|shelf|valves?|pump|desks?|driver|forklift|scanner|label|packing|assembly|catalogue|barcode|supplier|delivery note|ware|marchandise|mercancía|merce)\b/iu,
  your_inner:
    /\b(?:your|deine?[rnms]?|tes|tus|tu|le tue|il tuo|tuo|tue)\b.{0,15}\b(?:rules?|guidelines?|instructions?|limits?|polic(?:y|ies)|tasks?|tools?|access|context|developers?|prompt|configuration|safety|regeln|anweisungen|systemprompt|sicherheitsregeln|règles|consignes|instructions|reglas|directrices|instrucciones|regole|istruzioni)\b/iu,
  speaks_of_user: /\b(?:the|this|den|dem|der|l'|el|al|all')\s?(?:user|benutzer|utilisateur|usuario|utente)\b/iu,
  wants_everything:
    /\b(?:list|show me|reveal|print|output|dump|confirm|approve|move|tell me|zeige|affiche|muestra|mostra|verschiebe|déplace|mueve|sposta)\b.{0,30}\b(?:all|every|raw|cost|margin|bank|alle|toutes|tous|todas|todos|tutte|tutti|einkaufspreise|prix d'achat|precios de coste|prezzi di costo)\b/iu,
  sets_a_scene:
    /\b(?:emergency|hypothetically|as an ai|let's play a game|was a test|for testing|grandmother|no rules|new policy|trusted|outdated)\b/iu,
  gives_persona:
    /\b(?:you are now|act as|pretend|role ?play|behave (?:as|like)|du bist jetzt|tu so, als|tu es maintenant|fais comme si|ahora eres|finge|ora sei|fingi)\b/iu,
  lifts_limits:
    /\b(?:no|without|free of) (?:any )?(?:restrictions?|limits?|rules?|polic(?:y|ies))\b|\bunrestricted\b|\bohne einschränkungen\b|\bsans restrictions?\b|\bsin restricciones\b|\bsenza restrizioni\b|\bunlimited\b/iu,
  special_mode:
    /\b(?:developer|debug|god|jailbreak|admin|maintenance) mode\b|\bDAN\b|\bjailbreak\b|entwicklermodus|mode développeur|modo desarrollador|modalità sviluppatore/iu,
  role_marker:
    /(?:^|\s)(?:system|assistant|human|developer|système|sistema)\s*:|<\|?(?:im_start|im_end|system|endoftext)|\[\/?INST\]|^#{2,}\s*(?:system|instruction)/imu,
  closes_data: /<\/(?:data|document|record|context|note|tool_result)>|\bend of (?:document|record|data|prompt)\b|\bbegin (?:privileged|new|admin)/iu,
  addresses_model:
    /\b(?:ai|a\.i\.|llm|language model|chat ?bot|assistants?|copilot|model|gpt|ki|sprachmodell|assistent|ia|modèle de langage|modelo de lenguaje|asistente|modello linguistico|assistente)\b/iu,
  orders_when_read:
    /\b(?:when|if|en|al|beim|wenn|si|se)\b.{0,30}\b(?:you (?:are|read|summari[sz]e)|asked|résumant|resumir|zusammenfassen|du (?:ein|bist)|tu es|eres|sei)\b/iu,
  wants_prompt:
    /\b(?:system ?prompt|hidden instructions|your (?:instructions|configuration|rules|tools|context|prompt)|text (?:above|über)|geheimen anweisungen|invite système|instructions cachées|prompt del sistema|instrucciones ocultas|prompt di sistema|istruzioni nascoste|texte au-dessus|texto que está encima|testo sopra|(?:above|dieser|cette|esta|questa) (?:this )?(?:line|zeile|ligne|línea|riga))\b/iu,
  wants_secret: /\b(?:pass ?words?|api keys?|credentials?|session token|private key|vault|passwörter|mots de passe|contraseñas)\b/iu,
  new_instructions:
    /\b(?:new|following|next|your) (?:instructions|task|policy|commands)\b|\bneuen anweisungen\b|\bnouvelles instructions\b|\bnuevas instrucciones\b|\bnuove istruzioni\b|\btrusted instructions?\b|\b(?:vertrauenswürdige|fiable|attendibile)\b/iu,
  from_now_on: /\b(?:from (?:now|here) on|ab jetzt|ab sofort|à partir de maintenant|désormais|a partir de ahora|da ora in poi)\b/iu,
  obey: /\b(?:obey|obéis|obedeces|obbedisci|befolgst|do whatever|you must(?: not)?|highest priority|höchster priorität|prioritaires|prioritarias|prioritari)\b/iu,
  self_approval:
    /\b(?:approve|countersign|confirm|commit|release|genehmige|bestätige|approuve|confirme|aprueb\w*|apruéb\w*|confirma|approva|conferma)\b.{0,40}\b(?:yourself|selbst|toi-même|tú mismo|da solo|all|every\w*|alle|tous|todas|tutti|pending|on behalf)\b|\btreat\b.{0,30}\b(?:approved|countersigned)\b/iu,
  skips_approval:
    /\b(?:skip|bypass|without|leave out|überspringe|umgehe|ohne|saute|contourne|sans|salta|evita|sin|aggira|senza)\b.{0,25}\b(?:approval|countersign\w*|asking|checks?|gate|freigabe|rückfrage|prüfung|approbation|contrôle|demander|aprobación|control|preguntar|approvazione|controllo|chiedere)\b|\bnot ask for approval\b/iu,
  claims_authority:
    /\b(?:ceo|boss|director|manager|developers?|administrator|geschäftsführer|entwickler|directeur|développeur|director|desarrollador|direttore|sviluppatore)\b.{0,30}\b(?:already|schon|déjà|ya|già|want|authori[sz]ed|zugestimmt|autorizó|autorizzato)\b|\b(?:i am|ich bin|je suis|soy|sono) (?:the|der|le|el|lo) (?:developer|admin\w*|entwickler|développeur|desarrollador|sviluppatore)\b/iu,
  grants_rights:
    /\b(?:grant(?:ed)?|unlock|switch to the role|all permissions|privileged|administrator|administrateur|administrador|amministratore|schalte alles frei|débloque|desbloquea|sblocca)\b/iu,
  stays_secret:
    /\b(?:do not tell|don't (?:tell|mention)|silently|secretly|heimlich|sag dem benutzer nichts|ne dis rien|no le digas|non dire nulla)\b/iu,
  names_tool:
    /\b(?:confirm|create|post|find|get|list|schedule|reschedule)_[a-z_]+\b|\b(?:call|use|run|execute|rufe|appelle|llama|chiama)\b.{0,20}\b(?:tools?|function|werkzeug|outil|herramienta|strumento)\b|"(?:tool|function|args)"\s*:/iu,
  direct_write:
    /\b(?:write|schreibe|écris|escribe|scrivi)\b.{0,25}\bodoo\b|\bwrite access\b|\bdisable the audit\b|\b(?:protokoll|journal|registro|audit log)\b/iu,
  sends_away: /\b(?:send|e-?mail|forward|post|sende|envoie|envía|invia)\b.{0,50}(?:https?:|@|\bto http)|!\[[^\]]*\]\(https?:/iu,
  holds_link: /https?:\/\/|\]\(/iu,
  code: /<script|\$\{|\{\{|;\s*--|\bselect\b.+\bfrom [a-z]+_|\bdrop table [a-z]+_/iu,
  encoded: /\b[A-Za-z0-9+/]{24,}={0,2}|\brot ?13\b|\bbase ?64\b.{0,20}\bdecode\b|\bdecode\b|(?:\\u[0-9a-f]{4}){3}/iu,
  hidden_characters: /[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]{2}|[\u202a-\u202e\u2066-\u2069]|[\u200b\u2060]/u,
  forces_answer: /\b(?:always (?:say|answer|reply)|begin your answer|answer yes to|reply (?:only )?with|antworte immer|output them)\b/iu,
} as const satisfies { readonly [sign: string]: RegExp };

export type Sign = keyof typeof PATTERNS;
