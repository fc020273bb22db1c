<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Comparability</name>
    <message>
        <source>same model</source>
        <translation>gleiches Modell</translation>
    </message>
    <message>
        <source>models spelled differently</source>
        <translation>Modelle verschieden geschrieben</translation>
    </message>
    <message>
        <source>different models</source>
        <translation>verschiedene Modelle</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>kein TLS</translation>
    </message>
    <message>
        <source>all use TLS</source>
        <translation>alle mit TLS</translation>
    </message>
    <message>
        <source>%1 with TLS, %2 without</source>
        <translation>%1 mit TLS, %2 ohne</translation>
    </message>
    <message>
        <source>same context</source>
        <translation>gleicher Kontext</translation>
    </message>
    <message>
        <source>different context lengths</source>
        <translation>verschiedene Kontextlängen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>real</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>all simulated</source>
        <translation>alle simuliert</translation>
    </message>
    <message>
        <source>simulated and real ones mixed</source>
        <translation>simulierte und echte gemischt</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>one does not answer</source>
        <translation>einer antwortet nicht</translation>
    </message>
    <message>
        <source>%1 do not answer</source>
        <translation>%1 antworten nicht</translation>
    </message>
</context>
<context>
    <name>EndpointInput</name>
    <message>
        <source>Type the server&apos;s address, for example http://localhost:%1.</source>
        <translation>Adresse des Servers eingeben, zum Beispiel http://localhost:%1.</translation>
    </message>
    <message>
        <source>The address holds a user name or a password. Take it out, and give the key below.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort. Bitte herausnehmen und den Schlüssel unten angeben.</translation>
    </message>
    <message>
        <source>Try %1.</source>
        <translation>Versuchen: %1.</translation>
    </message>
    <message>
        <source>The name is too long: %1 characters are enough.</source>
        <translation>Der Name ist zu lang: %1 Zeichen genügen.</translation>
    </message>
    <message>
        <source>The name holds a character that cannot be shown. Type it anew.</source>
        <translation>Der Name enthält ein Zeichen, das nicht dargestellt werden kann. Bitte neu eingeben.</translation>
    </message>
    <message>
        <source>The model&apos;s name holds a character that cannot be shown. Type it anew.</source>
        <translation>Der Modellname enthält ein Zeichen, das nicht dargestellt werden kann. Bitte neu eingeben.</translation>
    </message>
    <message>
        <source>A model&apos;s name has no spaces. Choose one from the list, or leave it empty.</source>
        <translation>Ein Modellname hat keine Leerzeichen. Einen aus der Liste wählen oder leer lassen.</translation>
    </message>
    <message>
        <source>Line %1 is no header. Write it as Name: value.</source>
        <translation>Zeile %1 ist keine Kopfzeile. Schreibweise: Name: Wert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a header&apos;s name. Use letters, digits and -.</source>
        <translation>„%1“ kann keine Kopfzeile heißen. Erlaubt sind Buchstaben, Ziffern und -.</translation>
    </message>
    <message>
        <source>The header %1 would be kept in a file. Give the key above instead.</source>
        <translation>Die Kopfzeile %1 würde in einer Datei stehen. Den Schlüssel lieber oben angeben.</translation>
    </message>
    <message>
        <source>The header %1 is set by the program itself. Remove the line.</source>
        <translation>Die Kopfzeile %1 setzt das Programm selbst. Die Zeile entfernen.</translation>
    </message>
    <message>
        <source>The header %1 is there twice. Keep one of the two.</source>
        <translation>Die Kopfzeile %1 steht zweimal da. Eine von beiden behalten.</translation>
    </message>
    <message>
        <source>The header %1 holds a character that cannot be sent. Type it anew.</source>
        <translation>Die Kopfzeile %1 enthält ein Zeichen, das nicht gesendet werden kann. Bitte neu eingeben.</translation>
    </message>
    <message>
        <source>Name the environment variable that holds the key, for example MY_KEY.</source>
        <translation>Die Umgebungsvariable nennen, die den Schlüssel enthält, zum Beispiel MY_KEY.</translation>
    </message>
    <message>
        <source>This is no variable&apos;s name. Put the key into a variable (export MY_KEY=…) and name it here.</source>
        <translation>Das ist kein Variablenname. Den Schlüssel in eine Variable legen (export MY_KEY=…) und sie hier nennen.</translation>
    </message>
    <message>
        <source>%1 is not set in this session: export it and start the program again.</source>
        <translation>%1 ist in dieser Sitzung nicht gesetzt: exportieren und das Programm neu starten.</translation>
    </message>
    <message>
        <source>Type the key, or choose No key.</source>
        <translation>Den Schlüssel eingeben oder „Kein Schlüssel“ wählen.</translation>
    </message>
    <message>
        <source>A key is one word without spaces. Copy it again.</source>
        <translation>Ein Schlüssel ist ein Wort ohne Leerzeichen. Bitte neu kopieren.</translation>
    </message>
    <message>
        <source>There is no file %1. Give the certificate&apos;s path.</source>
        <translation>Die Datei %1 gibt es nicht. Den Pfad des Zertifikats angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Give another file, or its owner&apos;s leave.</source>
        <translation>%1 kann nicht gelesen werden. Eine andere Datei angeben oder die Rechte ändern.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form. Give the authority&apos;s .pem or .crt file.</source>
        <translation>%1 enthält kein Zertifikat in PEM-Form. Die .pem- oder .crt-Datei der Zertifizierungsstelle angeben.</translation>
    </message>
</context>
<context>
    <name>EndpointJudge</name>
    <message>
        <source>Unknown host</source>
        <translation>Unbekannter Rechner</translation>
    </message>
    <message>
        <source>Nothing listens</source>
        <translation>Niemand lauscht</translation>
    </message>
    <message>
        <source>TLS not trusted</source>
        <translation>TLS nicht vertraut</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Redirects elsewhere</source>
        <translation>Leitet um</translation>
    </message>
    <message>
        <source>Not HTTP</source>
        <translation>Kein HTTP</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>This is %1, not %2.</source>
        <translation>Das ist %1, nicht %2.</translation>
    </message>
    <message>
        <source>Make it %1, or correct the address.</source>
        <translation>Zu %1 ändern oder die Adresse berichtigen.</translation>
    </message>
    <message>
        <source>Is %1</source>
        <translation>Ist %1</translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation>Will einen Schlüssel</translation>
    </message>
    <message>
        <source>Loading its model</source>
        <translation>Lädt sein Modell</translation>
    </message>
    <message>
        <source>A web page answers here, not an inference server.</source>
        <translation>Hier antwortet eine Webseite, kein Inferenzserver.</translation>
    </message>
    <message>
        <source>Check the port and the path of the address.</source>
        <translation>Port und Pfad der Adresse prüfen.</translation>
    </message>
    <message>
        <source>A web page</source>
        <translation>Eine Webseite</translation>
    </message>
    <message>
        <source>Has no model</source>
        <translation>Hat kein Modell</translation>
    </message>
    <message>
        <source>Does not list the model</source>
        <translation>Führt das Modell nicht</translation>
    </message>
    <message>
        <source>Model not in memory</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>The health check failed: HTTP %1.</source>
        <translation>Die Zustandsabfrage schlug fehl: HTTP %1.</translation>
    </message>
    <message>
        <source>Health check failed</source>
        <translation>Zustandsabfrage fehlgeschlagen</translation>
    </message>
    <message>
        <source>wants a key</source>
        <translation>will einen Schlüssel</translation>
    </message>
    <message>
        <source>loading its model</source>
        <translation>lädt sein Modell</translation>
    </message>
    <message>
        <source>says Ollama</source>
        <translation>sagt Ollama</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>no sign</source>
        <translation>kein Zeichen</translation>
    </message>
    <message>
        <source>names the TGI router</source>
        <translation>nennt den TGI-Router</translation>
    </message>
    <message>
        <source>not TGI</source>
        <translation>nicht TGI</translation>
    </message>
    <message>
        <source>llama.cpp settings</source>
        <translation>Einstellungen von llama.cpp</translation>
    </message>
    <message>
        <source>not llama.cpp</source>
        <translation>nicht llama.cpp</translation>
    </message>
    <message>
        <source>no list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>no models</source>
        <translation>keine Modelle</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>owned by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>not Ollama</source>
        <translation>nicht Ollama</translation>
    </message>
    <message numerus="yes">
        <source>%n in memory</source>
        <translation>
            <numerusform>%n im Speicher</numerusform>
            <numerusform>%n im Speicher</numerusform>
        </translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>This is %1.</source>
        <translation>Das ist %1.</translation>
    </message>
    <message>
        <source>Answers like %1.</source>
        <translation>Antwortet wie %1.</translation>
    </message>
    <message>
        <source>A server is loading its model here.</source>
        <translation>Hier lädt ein Server sein Modell.</translation>
    </message>
    <message>
        <source>Answers like a generic OpenAI server.</source>
        <translation>Antwortet wie ein allgemeiner OpenAI-Server.</translation>
    </message>
    <message>
        <source>A server answers but wants a key.</source>
        <translation>Ein Server antwortet, will aber einen Schlüssel.</translation>
    </message>
    <message>
        <source>Something answers here, but not as an inference server does.</source>
        <translation>Hier antwortet etwas, aber nicht wie ein Inferenzserver.</translation>
    </message>
</context>
<context>
    <name>EngineFacts</name>
    <message>
        <source>localhost&apos;s usual ports</source>
        <translation>übliche Ports von localhost</translation>
    </message>
    <message>
        <source>built-in simulator</source>
        <translation>eingebauter Simulator</translation>
    </message>
    <message>
        <source>typed address</source>
        <translation>eingegebene Adresse</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>kein TLS</translation>
    </message>
    <message>
        <source>TLS NOT VERIFIED</source>
        <translation>TLS NICHT GEPRÜFT</translation>
    </message>
    <message>
        <source>TLS, trusted</source>
        <translation>TLS, vertraut</translation>
    </message>
    <message>
        <source>TLS, own CA file</source>
        <translation>TLS, eigene CA-Datei</translation>
    </message>
    <message>
        <source>%1 context</source>
        <translation>%1 Kontext</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>The first request would wait until the model is loaded.</source>
        <translation>Die erste Anfrage würde warten, bis das Modell geladen ist.</translation>
    </message>
    <message>
        <source>Load model now</source>
        <translation>Modell jetzt laden</translation>
    </message>
    <message>
        <source>Make it %1</source>
        <translation>Zu %1 ändern</translation>
    </message>
    <message>
        <source>Give the key</source>
        <translation>Schlüssel angeben</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>Adresse berichtigen</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>TTFT p95</source>
        <translation>TTFT p95</translation>
    </message>
    <message>
        <source>TTFT p50</source>
        <translation>TTFT p50</translation>
    </message>
    <message>
        <source>TPOT p50</source>
        <translation>TPOT p50</translation>
    </message>
    <message>
        <source>E2E p50</source>
        <translation>E2E p50</translation>
    </message>
    <message>
        <source>E2E p95</source>
        <translation>E2E p95</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gestern %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date with year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>requests a lane × lanes</comment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) · %1</source>
        <translation>
            <numerusform>%n Nutzer · %1</numerusform>
            <numerusform>%n Nutzer · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>%1 is faster</source>
        <translation>%1 ist schneller</translation>
    </message>
    <message>
        <source>Too close to call</source>
        <translation>Zu knapp für ein Urteil</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Zu wenige Daten</translation>
    </message>
    <message numerus="yes">
        <source>Not enough data: %n more round(s)</source>
        <translation>
            <numerusform>Zu wenige Daten: noch %n Runde</numerusform>
            <numerusform>Zu wenige Daten: noch %n Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not enough data: %n more each</source>
        <translation>
            <numerusform>Zu wenige Daten: noch je %n</numerusform>
            <numerusform>Zu wenige Daten: noch je %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>Nicht vergleichbar</translation>
    </message>
    <message>
        <source>Client-limited, no verdict</source>
        <translation>Client am Limit, kein Urteil</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>%1 is faster, %2</source>
        <comment>engine, metric</comment>
        <translation>%1 ist schneller, %2</translation>
    </message>
    <message>
        <source>%1 and %2 too close to call</source>
        <translation>%1 und %2 zu knapp für ein Urteil</translation>
    </message>
    <message>
        <source>in turn, in an order drawn anew for each block</source>
        <translation>abwechselnd, die Reihenfolge je Block neu gezogen</translation>
    </message>
    <message>
        <source>one after another in each round</source>
        <translation>in jeder Runde nacheinander</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle zugleich</translation>
    </message>
    <message>
        <source>E2E</source>
        <translation>E2E</translation>
    </message>
</context>
<context>
    <name>derby::ui</name>
    <message>
        <source>%1 is still being measured.</source>
        <translation>%1 wird noch gemessen.</translation>
    </message>
    <message>
        <source>Stop it first: what was measured is kept</source>
        <translation>Erst anhalten: das Gemessene bleibt</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the bin.</source>
        <translation>%1 kann nicht in den Papierkorb gelegt werden.</translation>
    </message>
    <message>
        <source>Check that the results folder can be written</source>
        <translation>Prüfen, ob der Ergebnisordner beschreibbar ist</translation>
    </message>
    <message>
        <source>%1 cannot be moved back.</source>
        <translation>%1 kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>It is still in the bin: move the folder back by hand</source>
        <translation>Er liegt noch im Papierkorb: den Ordner von Hand zurücklegen</translation>
    </message>
</context>
<context>
    <name>derby::ui::AddressEntry</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Header or key…</source>
        <translation>Kopfzeile oder Schlüssel…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Something is being measured: the server is asked when that is over.</source>
        <translation>Es wird gemessen: der Server wird danach gefragt.</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>vLLM, TGI, Ollama, llama.cpp, SGLang, or anything that speaks the OpenAI protocol. What answers there is shown while you type.</source>
        <translation>vLLM, TGI, Ollama, llama.cpp, SGLang oder was sonst das OpenAI-Protokoll spricht. Was dort antwortet, erscheint beim Tippen.</translation>
    </message>
</context>
<context>
    <name>derby::ui::BenchmarkPage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Start the benchmark</source>
        <translation>Benchmark starten</translation>
    </message>
    <message>
        <source>Stop the benchmark, keeping what was measured</source>
        <translation>Benchmark anhalten, Gemessenes behalten</translation>
    </message>
    <message>
        <source>Open a benchmark file</source>
        <translation>Benchmark-Datei öffnen</translation>
    </message>
    <message>
        <source>Save the benchmark file</source>
        <translation>Benchmark-Datei speichern</translation>
    </message>
    <message>
        <source>Switch between form and file</source>
        <translation>Zwischen Formular und Datei wechseln</translation>
    </message>
    <message>
        <source>The plan was replaced by the preset.</source>
        <translation>Der Plan wurde durch die Vorgabe ersetzt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>%1 · changed, not saved</source>
        <translation>%1 · geändert, nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 · a preset</source>
        <translation>%1 · eine Vorgabe</translation>
    </message>
    <message>
        <source>%1, %2 users</source>
        <translation>%1, %2 Nutzer</translation>
    </message>
    <message>
        <source>TTFT test</source>
        <translation>TTFT-Test</translation>
    </message>
    <message>
        <source>A benchmark is running; stop it before another plan is opened.</source>
        <translation>Ein Benchmark läuft; erst anhalten, dann einen anderen Plan öffnen.</translation>
    </message>
    <message>
        <source>Some records could not be written: %1</source>
        <translation>Einige Messungen konnten nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Some files could not be written: %1</source>
        <translation>Einige Dateien konnten nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Benchmark files (*.yaml *.yml)</source>
        <translation>Benchmark-Dateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Ctrl+Enter: start</source>
        <translation>Ctrl+Enter: starten</translation>
    </message>
    <message>
        <source>Esc: stop, keeping what was measured</source>
        <translation>Esc: anhalten, Gemessenes behalten</translation>
    </message>
    <message>
        <source>F6: form or file</source>
        <translation>F6: Formular oder Datei</translation>
    </message>
    <message>
        <source>Ctrl+O: open a file</source>
        <translation>Ctrl+O: Datei öffnen</translation>
    </message>
    <message>
        <source>Ctrl+S: save</source>
        <translation>Ctrl+S: speichern</translation>
    </message>
    <message>
        <source>“%1” was removed from the plan.</source>
        <translation>„%1“ wurde aus dem Plan entfernt.</translation>
    </message>
    <message>
        <source>The stopwatch is being calibrated: a benchmark now would disturb it, and be disturbed.</source>
        <translation>Die Stoppuhr wird gerade kalibriert: Ein Benchmark würde sie jetzt stören und selbst gestört.</translation>
    </message>
    <message>
        <source>Start when it is over, or cancel the calibration at the foot of the side bar.</source>
        <translation>Starten Sie danach, oder brechen Sie die Kalibrierung am Fuß der Seitenleiste ab.</translation>
    </message>
</context>
<context>
    <name>derby::ui::BenchmarkRun</name>
    <message>
        <source>A benchmark is running already.</source>
        <translation>Es läuft schon ein Benchmark.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Das Ende abwarten oder anhalten.</translation>
    </message>
    <message>
        <source>Nothing was measured: no request succeeded.</source>
        <translation>Nichts wurde gemessen: keine Anfrage war erfolgreich.</translation>
    </message>
    <message>
        <source>Nothing was measured: the run was stopped before the first request counted.</source>
        <translation>Nichts wurde gemessen: der Lauf wurde angehalten, bevor die erste Anfrage zählte.</translation>
    </message>
    <message>
        <source>Check on the Engines page that the servers answer.</source>
        <translation>Prüfen Sie auf der Seite Engines, ob die Server antworten.</translation>
    </message>
</context>
<context>
    <name>derby::ui::ChartView</name>
    <message>
        <source>n %1, %2 a round</source>
        <translation>n %1, %2 je Runde</translation>
    </message>
    <message>
        <source>%1 in a round</source>
        <translation>%1 in einer Runde</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>The file “%1” has no ending that says what to write.</source>
        <translation>Die Datei „%1“ hat keine Endung, die das Format nennt.</translation>
    </message>
    <message>
        <source>A chart cannot be written as “%1”.</source>
        <translation>Ein Diagramm kann nicht als „%1“ geschrieben werden.</translation>
    </message>
    <message>
        <source>Give the file the ending .png, .svg or .pdf.</source>
        <translation>Der Datei die Endung .png, .svg oder .pdf geben.</translation>
    </message>
    <message>
        <source>The chart cannot be written to “%1”.</source>
        <translation>Das Diagramm kann nicht nach „%1“ geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you may write to.</source>
        <translation>Einen Ordner wählen, den es gibt und der beschreibbar ist.</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>Nothing to draw yet.</source>
        <translation>Noch nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>share of the requests</source>
        <translation>Anteil der Anfragen</translation>
    </message>
    <message>
        <source>p95, marked</source>
        <translation>p95, markiert</translation>
    </message>
    <message>
        <source>half of all requests</source>
        <translation>die Hälfte aller Anfragen</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>too few samples</source>
        <translation>zu wenige Werte</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1 of the best lane</source>
        <translation>%1 der besten Bahn</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
</context>
<context>
    <name>derby::ui::ChartsCard</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>The figures behind this chart (Ctrl+T)</source>
        <translation>Die Zahlen hinter diesem Diagramm (Ctrl+T)</translation>
    </message>
    <message>
        <source>Table behind the chart</source>
        <translation>Tabelle hinter dem Diagramm</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Wird gezeichnet…</translation>
    </message>
</context>
<context>
    <name>derby::ui::Chip</name>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
</context>
<context>
    <name>derby::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
</context>
<context>
    <name>derby::ui::ComparabilityBar</name>
    <message>
        <source>Comparable?</source>
        <translation>Vergleichbar?</translation>
    </message>
    <message>
        <source>mind: %1</source>
        <translation>beachten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n Prüfung</numerusform>
            <numerusform>%n Prüfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparable? %1</source>
        <translation>Vergleichbar? %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ConnectionFields</name>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>Zertifikat des Servers prüfen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>In an environment variable</source>
        <translation>In einer Umgebungsvariablen</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain</source>
        <translation>Im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Where the key is</source>
        <translation>Wo der Schlüssel liegt</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>Sent as Authorization: Bearer. It is kept in the system&apos;s keychain, never in a file.</source>
        <translation>Wird als Authorization: Bearer gesendet. Er liegt im Schlüsselbund des Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Extra headers, one a line</source>
        <translation>Weitere Kopfzeilen, eine je Zeile</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>Weitere Kopfzeilen</translation>
    </message>
    <message>
        <source>Authority&apos;s certificate (PEM)</source>
        <translation>Zertifikat der Zertifizierungsstelle (PEM)</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Choose a CA file</source>
        <translation>CA-Datei wählen</translation>
    </message>
    <message>
        <source>NOT VERIFIED: anybody on the way can read the key and the answers. For a test only.</source>
        <translation>NICHT GEPRÜFT: jeder auf dem Weg kann Schlüssel und Antworten lesen. Nur für einen Test.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>kept in the keychain; type to replace it</source>
        <translation>liegt im Schlüsselbund; zum Ersetzen eingeben</translation>
    </message>
</context>
<context>
    <name>derby::ui::Desktop</name>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The stopwatch is calibrated.</source>
        <translation>Die Stoppuhr ist kalibriert.</translation>
    </message>
</context>
<context>
    <name>derby::ui::DryRunCard</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Trockenlauf</translation>
    </message>
    <message>
        <source>an estimate; nothing was sent</source>
        <translation>eine Schätzung; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>%1, %2 warm-up</source>
        <translation>%1, %2 zum Aufwärmen</translation>
    </message>
    <message>
        <source>about; %1, %2 warm-up</source>
        <translation>etwa; %1, %2 zum Aufwärmen</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>about, at 3 s a request</source>
        <translation>etwa, bei 3 s je Anfrage</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>output, at most</source>
        <translation>Ausgabe, höchstens</translation>
    </message>
    <message>
        <source>SIMULATED: the figures will be a model&apos;s, not a server&apos;s.</source>
        <translation>SIMULIERT: die Zahlen stammen von einem Modell, nicht von einem Server.</translation>
    </message>
    <message>
        <source>“%1” is long enough for every verdict.</source>
        <translation>„%1“ ist lang genug für jedes Urteil.</translation>
    </message>
    <message>
        <source>1 lane</source>
        <translation>1 Bahn</translation>
    </message>
    <message>
        <source>%1 lanes</source>
        <translation>%1 Bahnen</translation>
    </message>
</context>
<context>
    <name>derby::ui::EditPanel</name>
    <message>
        <source>From the server</source>
        <translation>Vom Server</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>asked from the server</source>
        <translation>beim Server erfragt</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>The server has given no list of models. Type the model&apos;s name, or leave it empty.</source>
        <translation>Der Server hat keine Modellliste gegeben. Den Modellnamen eingeben oder leer lassen.</translation>
    </message>
    <message>
        <source>Empty: the server&apos;s own is taken, now %1.</source>
        <translation>Leer: das Modell des Servers gilt, jetzt %1.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointBook</name>
    <message>
        <source>%1 at %2 is there already.</source>
        <translation>%1 unter %2 ist schon da.</translation>
    </message>
    <message>
        <source>Give another address, or edit the card.</source>
        <translation>Eine andere Adresse angeben oder die Karte bearbeiten.</translation>
    </message>
    <message>
        <source>This endpoint is not there any more.</source>
        <translation>Diesen Endpunkt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The list of endpoints cannot be saved.</source>
        <translation>Die Liste der Endpunkte kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check that %1 can be written.</source>
        <translation>Prüfen, ob %1 beschreibbar ist.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointChip</name>
    <message>
        <source>%1 takes part</source>
        <translation>%1 nimmt teil</translation>
    </message>
    <message>
        <source>From the file. Off leaves it out of this run, not out of the file.</source>
        <translation>Aus der Datei. Aus heißt: fehlt in diesem Lauf, nicht in der Datei.</translation>
    </message>
    <message>
        <source>A built-in simulator.</source>
        <translation>Ein eingebauter Simulator.</translation>
    </message>
    <message>
        <source>From the Engines page.</source>
        <translation>Von der Seite Engines.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointChips</name>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Simulatoren verwenden</translation>
    </message>
</context>
<context>
    <name>derby::ui::EngineCard</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Round trip, last minute</source>
        <translation>Umlaufzeit, letzte Minute</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Remove the simulator</source>
        <translation>Simulator entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Not asked now</source>
        <translation>Wird jetzt nicht gefragt</translation>
    </message>
    <message>
        <source>Something is being measured: nothing else asks the servers meanwhile.</source>
        <translation>Es wird gemessen: so lange fragt sonst niemand die Server.</translation>
    </message>
    <message>
        <source>ms median</source>
        <translation>ms Median</translation>
    </message>
    <message>
        <source>%1 median</source>
        <translation>%1 Median</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the test of %1</source>
        <translation>Test von %1 abbrechen</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
</context>
<context>
    <name>derby::ui::EngineName</name>
    <message>
        <source>Throughput, measured.</source>
        <translation>Durchsatz, gemessen.</translation>
    </message>
    <message>
        <source>Every step accounted for.</source>
        <translation>Jeder Schritt verbucht.</translation>
    </message>
    <message>
        <source>Happy to help.</source>
        <translation>Hilft gern.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EnginesPage</name>
    <message>
        <source>Discover</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Benchmark it</source>
        <translation>Benchmark damit</translation>
    </message>
    <message>
        <source>Benchmark both</source>
        <translation>Benchmark mit beiden</translation>
    </message>
    <message>
        <source>Benchmark all three</source>
        <translation>Benchmark mit allen drei</translation>
    </message>
    <message>
        <source>Benchmark all %1</source>
        <translation>Benchmark mit allen %1</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), not asked while something is measured</source>
        <translation>
            <numerusform>%n Endpunkt, ungefragt, solange gemessen wird</numerusform>
            <numerusform>%n Endpunkte, ungefragt, solange gemessen wird</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), checked every 10 s</source>
        <translation>
            <numerusform>%n Endpunkt, alle 10 s geprüft</numerusform>
            <numerusform>%n Endpunkte, alle 10 s geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for engines on this machine</source>
        <translation>Engines auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Type an engine&apos;s address</source>
        <translation>Adresse einer Engine eingeben</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Simulatoren verwenden</translation>
    </message>
    <message>
        <source>Benchmark these engines</source>
        <translation>Benchmark mit diesen Engines</translation>
    </message>
    <message>
        <source>Ctrl+D: look for engines on this machine</source>
        <translation>Ctrl+D: Engines auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Ctrl+L: type an address</source>
        <translation>Ctrl+L: Adresse eingeben</translation>
    </message>
    <message>
        <source>Enter: add the address; edit the card</source>
        <translation>Enter: Adresse hinzufügen; Karte bearbeiten</translation>
    </message>
    <message>
        <source>Arrows: from card to card</source>
        <translation>Pfeile: von Karte zu Karte</translation>
    </message>
    <message>
        <source>T: test the card&apos;s engine</source>
        <translation>T: Engine der Karte testen</translation>
    </message>
    <message>
        <source>Del: remove the card&apos;s engine</source>
        <translation>Entf: Engine der Karte entfernen</translation>
    </message>
    <message>
        <source>Esc: stop, or close</source>
        <translation>Esc: anhalten oder schließen</translation>
    </message>
</context>
<context>
    <name>derby::ui::EnginesView</name>
    <message>
        <source>Add by address</source>
        <translation>Über die Adresse</translation>
    </message>
    <message>
        <source>No servers at hand?</source>
        <translation>Kein Server zur Hand?</translation>
    </message>
    <message>
        <source>Three built-in simulators, marked SIMULATED everywhere.</source>
        <translation>Drei eingebaute Simulatoren, überall mit SIMULIERT gekennzeichnet.</translation>
    </message>
    <message>
        <source>Use simulators</source>
        <translation>Simulatoren nutzen</translation>
    </message>
    <message>
        <source>%1 is copied.</source>
        <translation>%1 ist kopiert.</translation>
    </message>
    <message>
        <source>Something is being measured: look again when that is over.</source>
        <translation>Es wird gemessen: danach noch einmal suchen.</translation>
    </message>
    <message>
        <source>%1 at %2 is removed.</source>
        <translation>%1 unter %2 ist entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>derby::ui::ErrorCard</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
</context>
<context>
    <name>derby::ui::ErrorsCard</name>
    <message>
        <source>What failed</source>
        <translation>Was fehlschlug</translation>
    </message>
</context>
<context>
    <name>derby::ui::ExportPanel</name>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Close export</source>
        <translation>Export schließen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bildes</translation>
    </message>
    <message>
        <source>The chart that is shown, %1 x %2 pixels.</source>
        <translation>Das gezeigte Diagramm, %1 x %2 Pixel.</translation>
    </message>
    <message>
        <source>The chart that is shown, %1 x %2; it grows without loss.</source>
        <translation>Das gezeigte Diagramm, %1 x %2; es wächst ohne Verlust.</translation>
    </message>
    <message>
        <source>The chart that is shown, on one page of %1 x %2 cm.</source>
        <translation>Das gezeigte Diagramm auf einer Seite von %1 x %2 cm.</translation>
    </message>
    <message>
        <source>Every lane&apos;s figures with their intervals, one a row.</source>
        <translation>Die Zahlen jeder Bahn mit ihren Intervallen, eine je Zeile.</translation>
    </message>
    <message>
        <source>Figures, quality and verdicts, as scripts read them.</source>
        <translation>Zahlen, Güte und Urteile, wie Skripte sie lesen.</translation>
    </message>
    <message>
        <source>The whole report in one file that needs no network.</source>
        <translation>Der ganze Bericht in einer Datei, die kein Netz braucht.</translation>
    </message>
    <message>
        <source>Slide 16:9</source>
        <translation>Folie 16:9</translation>
    </message>
</context>
<context>
    <name>derby::ui::FactsCard</name>
    <message>
        <source>Fair to all</source>
        <translation>Gerecht zu allen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>One model: %1</source>
        <translation>Ein Modell: %1</translation>
    </message>
    <message>
        <source>The model is not known</source>
        <translation>Das Modell ist nicht bekannt</translation>
    </message>
    <message>
        <source>Different models: %1</source>
        <translation>Verschiedene Modelle: %1</translation>
    </message>
    <message>
        <source>The same prompts to every lane, %1</source>
        <translation>Dieselben Prompts für jede Bahn, %1</translation>
    </message>
    <message>
        <source>A prefix of its own before each prompt, so that no cache answers</source>
        <translation>Vor jedem Prompt ein eigener Anfang, damit kein Cache antwortet</translation>
    </message>
    <message>
        <source>Prompts repeat: a prefix cache may answer</source>
        <translation>Prompts wiederholen sich: ein Präfix-Cache kann antworten</translation>
    </message>
    <message numerus="yes">
        <source>At most %n token(s) asked for, temperature %1</source>
        <translation>
            <numerusform>Höchstens %n Token verlangt, Temperatur %1</numerusform>
            <numerusform>Höchstens %n Tokens verlangt, Temperatur %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt tokens, mean: %1</source>
        <translation>Prompt-Tokens, Mittel: %1</translation>
    </message>
    <message>
        <source>Output tokens, mean: %1</source>
        <translation>Ausgabe-Tokens, Mittel: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::FiguresCard</name>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>too few requests for this percentile: it describes these requests only</source>
        <translation>zu wenige Anfragen für dieses Perzentil: es beschreibt nur diese Anfragen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>ms, in brackets the 95 % interval</source>
        <translation>ms, in Klammern das 95-%-Intervall</translation>
    </message>
    <message>
        <source>Figures of every lane</source>
        <translation>Zahlen jeder Bahn</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>OK / due</source>
        <translation>OK / fällig</translation>
    </message>
    <message>
        <source>TTFT p50</source>
        <translation>TTFT p50</translation>
    </message>
    <message>
        <source>TTFT p95</source>
        <translation>TTFT p95</translation>
    </message>
    <message>
        <source>TTFT p99</source>
        <translation>TTFT p99</translation>
    </message>
    <message>
        <source>TPOT p50</source>
        <translation>TPOT p50</translation>
    </message>
    <message>
        <source>E2E p50</source>
        <translation>E2E p50</translation>
    </message>
    <message>
        <source>E2E p95</source>
        <translation>E2E p95</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 meets its target: %2 %3, at %4 %5</source>
        <translation>%1 erreicht das Ziel: %2 %3, mit %4 %5</translation>
    </message>
    <message>
        <source>%1 misses its target: %2 %3, at %4 %5</source>
        <translation>%1 verfehlt das Ziel: %2 %3, mit %4 %5</translation>
    </message>
    <message>
        <source>most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>%1 does not report its output tokens: its text events are counted instead</source>
        <translation>%1 meldet seine Ausgabe-Tokens nicht: gezählt werden seine Textereignisse</translation>
    </message>
    <message>
        <source>%1 was not asked for %2 s: its requests failed one after another</source>
        <translation>%1 wurde %2 s lang nicht gefragt: die Anfragen schlugen nacheinander fehl</translation>
    </message>
</context>
<context>
    <name>derby::ui::FileCard</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>Versuchen: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>the same plan, as a file; edit either side</source>
        <translation>derselbe Plan als Datei; beide Seiten lassen sich ändern</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und noch %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::FirstStart</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Looks at the ports of this machine that engines usually take. Reads only.</source>
        <translation>Sieht an den Ports dieses Rechners nach, die Engines meist nehmen. Liest nur.</translation>
    </message>
    <message>
        <source>Type an address</source>
        <translation>Adresse eingeben</translation>
    </message>
    <message>
        <source>vLLM, TGI, Ollama, or anything that speaks the OpenAI protocol.</source>
        <translation>vLLM, TGI, Ollama oder was sonst das OpenAI-Protokoll spricht.</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Simulatoren verwenden</translation>
    </message>
    <message>
        <source>Three models of servers on this machine. Marked in every window, chart and file.</source>
        <translation>Drei Modelle von Servern auf diesem Rechner. In jedem Fenster, Diagramm und in jeder Datei gekennzeichnet.</translation>
    </message>
    <message>
        <source>Start three</source>
        <translation>Drei starten</translation>
    </message>
    <message>
        <source>Calibrating takes about 20 s and tells how wrong this machine&apos;s stopwatch can be.</source>
        <translation>Kalibrieren dauert etwa 20 s und sagt, wie falsch die Stoppuhr dieses Rechners gehen kann.</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Three lanes, no runners yet.</source>
        <translation>Drei Bahnen, noch keine Läufer.</translation>
    </message>
    <message>
        <source>Looking whether an engine answers on this machine.</source>
        <translation>Sieht nach, ob auf diesem Rechner eine Engine antwortet.</translation>
    </message>
    <message>
        <source>Type the address of a server that you have, or try everything with the built-in simulators. A first benchmark takes under a minute.</source>
        <translation>Die Adresse eines Servers eingeben oder alles mit den eingebauten Simulatoren ausprobieren. Ein erster Benchmark dauert keine Minute.</translation>
    </message>
    <message>
        <source>%1 answers on this machine.</source>
        <translation>%1 antwortet auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1 answer on this machine.</source>
        <translation>%1 antworten auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Nothing else is needed for a first benchmark.</source>
        <translation>Mehr braucht es für einen ersten Benchmark nicht.</translation>
    </message>
    <message>
        <source>Add it and set up a benchmark</source>
        <translation>Hinzufügen und Benchmark einrichten</translation>
    </message>
    <message>
        <source>Add both and set up a benchmark</source>
        <translation>Beide hinzufügen und Benchmark einrichten</translation>
    </message>
    <message>
        <source>Add all and set up a benchmark</source>
        <translation>Alle hinzufügen und Benchmark einrichten</translation>
    </message>
</context>
<context>
    <name>derby::ui::FlightStrips</name>
    <message>
        <source>In flight and errors</source>
        <translation>Unterwegs und Fehler</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in flight, %4 failed.</source>
        <translation>%1: %2 von %3 unterwegs, %4 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>keine Fehler</translation>
    </message>
    <message>
        <source>%1: %2 × %3</source>
        <translation>%1: %2 × %3</translation>
    </message>
</context>
<context>
    <name>derby::ui::Fold</name>
    <message>
        <source>closed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
</context>
<context>
    <name>derby::ui::GradeBadge</name>
    <message>
        <source>Quality unknown</source>
        <translation>Güte unbekannt</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>Güte %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::HatchStrip</name>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
</context>
<context>
    <name>derby::ui::IntervalPicture</name>
    <message>
        <source>The ratio and its interval</source>
        <translation>Das Verhältnis und sein Intervall</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, interval %1 to %2</source>
        <translation>, Intervall %1 bis %2</translation>
    </message>
</context>
<context>
    <name>derby::ui::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>derby::ui::LadderCard</name>
    <message>
        <source>usual for vLLM</source>
        <translation>üblich für vLLM</translation>
    </message>
    <message>
        <source>usual for TGI</source>
        <translation>üblich für TGI</translation>
    </message>
    <message>
        <source>usual for TGI in a container</source>
        <translation>üblich für TGI im Container</translation>
    </message>
    <message>
        <source>usual for Ollama</source>
        <translation>üblich für Ollama</translation>
    </message>
    <message>
        <source>usual for SGLang</source>
        <translation>üblich für SGLang</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>niemand lauscht</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a server that loads its model</source>
        <translation>ein Server, der sein Modell lädt</translation>
    </message>
    <message>
        <source>a server that wants a key</source>
        <translation>ein Server, der einen Schlüssel will</translation>
    </message>
    <message>
        <source>answers, but is no inference server</source>
        <translation>antwortet, ist aber kein Inferenzserver</translation>
    </message>
    <message>
        <source>Typed address</source>
        <translation>Eingegebene Adresse</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Alle hinzufügen</translation>
    </message>
    <message>
        <source>Where we looked</source>
        <translation>Wo gesucht wurde</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not looked yet</source>
        <translation>noch nicht gesucht</translation>
    </message>
    <message>
        <source>among your engines</source>
        <translation>unter Ihren Engines</translation>
    </message>
    <message>
        <source>answers as an engine</source>
        <translation>antwortet als Engine</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>looking now</source>
        <translation>wird gesucht</translation>
    </message>
    <message>
        <source>on this machine, reads only</source>
        <translation>auf diesem Rechner, liest nur</translation>
    </message>
    <message>
        <source>usual for llama.cpp</source>
        <translation>üblich für llama.cpp</translation>
    </message>
</context>
<context>
    <name>derby::ui::LadderRow</name>
    <message>
        <source>looking</source>
        <translation>wird gesucht</translation>
    </message>
</context>
<context>
    <name>derby::ui::LaneTable</name>
    <message>
        <source>Lanes</source>
        <translation>Bahnen</translation>
    </message>
</context>
<context>
    <name>derby::ui::LaneTableModel</name>
    <message>
        <source>Lane</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>TTFT p50 ms</source>
        <translation>TTFT p50 ms</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>TPOT p50 ms</source>
        <translation>TPOT p50 ms</translation>
    </message>
    <message>
        <source>E2E p95 ms</source>
        <translation>E2E p95 ms</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Goodput /s</source>
        <translation>Gutdurchsatz /s</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>needs %1 requests, %2 so far</source>
        <translation>braucht %1 Anfragen, bisher %2</translation>
    </message>
    <message>
        <source>n %1; no interval: requests under load are not independent</source>
        <translation>n %1; kein Intervall: Anfragen unter Last sind nicht unabhängig</translation>
    </message>
    <message>
        <source>95 % interval %1 ms, n %2, within this run</source>
        <translation>95-%-Intervall %1 ms, n %2, innerhalb dieses Laufs</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>needs 59 requests, %1 so far</source>
        <translation>braucht 59 Anfragen, bisher %1</translation>
    </message>
    <message>
        <source>all tokens of requests that ended, over the lane&apos;s own time</source>
        <translation>alle Tokens beendeter Anfragen, über die Zeit der Bahn</translation>
    </message>
    <message>
        <source>requests a second that met every target</source>
        <translation>Anfragen je Sekunde, die jedes Ziel erreichten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 × %2: %3</source>
        <translation>%1 × %2: %3</translation>
    </message>
    <message>
        <source>paused, probing in %1</source>
        <translation>ausgesetzt, Versuch in %1</translation>
    </message>
    <message>
        <source>paused, probing</source>
        <translation>ausgesetzt, Versuch läuft</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>keine Fehler</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListDock</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) chosen</source>
        <translation>
            <numerusform>%n Lauf gewählt</numerusform>
            <numerusform>%n Läufe gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>At most six can be compared</source>
        <translation>Höchstens sechs lassen sich vergleichen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListEmpty</name>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>Every benchmark leaves its run here, with its verdict, its charts and its journal.</source>
        <translation>Jeder Benchmark legt hier seinen Lauf ab, mit Urteil, Diagrammen und Journal.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>Neuer Benchmark</translation>
    </message>
    <message>
        <source>Looking in %1</source>
        <translation>Sucht in %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListPanel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Kinds of runs</source>
        <translation>Arten von Läufen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Kein Lauf passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Alle Läufe zeigen</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>%1 runs in %2</source>
        <translation>%1 Läufe in %2</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>Run “%1” moved to the bin</source>
        <translation>Lauf „%1“ liegt im Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%n runs moved to the bin</source>
        <translation>
            <numerusform>%n Lauf liegt im Papierkorb</numerusform>
            <numerusform>%n Läufe liegen im Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“%1” was recovered from its journal</source>
        <translation>„%1“ wurde aus dem Journal wiederhergestellt</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>No run has a tag yet: press T on one</source>
        <translation>Noch kein Lauf hat ein Schlagwort: T drücken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Recover from the journal</source>
        <translation>Aus dem Journal wiederherstellen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Schlagwörter und Notiz…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Figures as CSV</source>
        <translation>Zahlen als CSV</translation>
    </message>
    <message>
        <source>Comparison as JSON</source>
        <translation>Vergleich als JSON</translation>
    </message>
    <message>
        <source>Report as HTML</source>
        <translation>Bericht als HTML</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) exported</source>
        <translation>
            <numerusform>%n Datei exportiert</numerusform>
            <numerusform>%n Dateien exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>1 run in %1</source>
        <translation>1 Lauf in %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::LiveFiguresColumn</name>
    <message>
        <source>Figures so far</source>
        <translation>Zahlen bisher</translation>
    </message>
    <message>
        <source>%1 %2 ms, interval %3</source>
        <translation>%1 %2 ms, Intervall %3</translation>
    </message>
    <message>
        <source>%1 needs %2 requests</source>
        <translation>%1 braucht %2 Anfragen</translation>
    </message>
    <message>
        <source>%1, n %2: %3.</source>
        <translation>%1, n %2: %3.</translation>
    </message>
    <message>
        <source>ms, 95 % intervals</source>
        <translation>ms, 95-%-Intervalle</translation>
    </message>
    <message>
        <source>%1 so far, about %2 more</source>
        <translation>bisher %1, noch etwa %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::LiveQualityCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Why the grade</source>
        <translation>Warum die Note</translation>
    </message>
    <message>
        <source>Kernel to program, p99</source>
        <translation>Kernel bis Programm, p99</translation>
    </message>
    <message>
        <source>Send lateness, p99</source>
        <translation>Verspätet gesendet, p99</translation>
    </message>
    <message>
        <source>Coalesced events</source>
        <translation>Zusammengefallene Ereignisse</translation>
    </message>
    <message>
        <source>Client CPU</source>
        <translation>CPU des Clients</translation>
    </message>
    <message>
        <source>Token count mismatch</source>
        <translation>Tokenzahl weicht ab</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Why the grade is %1</source>
        <translation>Warum die Note %1 ist</translation>
    </message>
    <message>
        <source>own clock</source>
        <translation>eigene Uhr</translation>
    </message>
</context>
<context>
    <name>derby::ui::LoadingPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back to all runs</source>
        <translation>Zurück zu allen Läufen</translation>
    </message>
    <message>
        <source>Reading the journal of %1</source>
        <translation>Das Journal von %1 wird gelesen</translation>
    </message>
    <message>
        <source>Recover from the journal</source>
        <translation>Aus dem Journal wiederherstellen</translation>
    </message>
</context>
<context>
    <name>derby::ui::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to export here. Open a run in Results first.</source>
        <translation>Hier gibt es nichts zu exportieren. Zuerst in Ergebnisse einen Lauf öffnen.</translation>
    </message>
    <message>
        <source>There is no chart here whose table could be shown.</source>
        <translation>Hier ist kein Diagramm, dessen Tabelle man zeigen könnte.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Show the quality of the last measurement</source>
        <translation>Güte der letzten Messung zeigen</translation>
    </message>
    <message>
        <source>Show the keys of this page</source>
        <translation>Tasten dieser Seite zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ctrl+%1: %2</source>
        <translation>Ctrl+%1: %2</translation>
    </message>
    <message>
        <source>Ctrl+K: find a command</source>
        <translation>Ctrl+K: Befehl suchen</translation>
    </message>
    <message>
        <source>Ctrl+E: export</source>
        <translation>Ctrl+E: exportieren</translation>
    </message>
    <message>
        <source>Ctrl+T: the table behind the chart</source>
        <translation>Ctrl+T: Tabelle hinter dem Diagramm</translation>
    </message>
    <message>
        <source>Ctrl+Z: undo</source>
        <translation>Ctrl+Z: rückgängig</translation>
    </message>
    <message>
        <source>Ctrl+,: settings</source>
        <translation>Ctrl+,: Einstellungen</translation>
    </message>
    <message>
        <source>Esc: stop or close</source>
        <translation>Esc: anhalten oder schließen</translation>
    </message>
    <message>
        <source>F1: these keys</source>
        <translation>F1: diese Tasten</translation>
    </message>
    <message>
        <source>A measurement is running. What was measured so far is kept.</source>
        <translation>Eine Messung läuft. Was bisher gemessen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Ctrl+Q: quit</source>
        <translation>Strg+Q: beenden</translation>
    </message>
</context>
<context>
    <name>derby::ui::NotesPanel</name>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Schlagwörter von %1</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Gebrauch: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::PageActions</name>
    <message>
        <source>Quick test, about 5 minutes</source>
        <translation>Schnelltest, etwa 5 Minuten</translation>
    </message>
    <message>
        <source>Standard, about 30 minutes</source>
        <translation>Standard, etwa 30 Minuten</translation>
    </message>
    <message>
        <source>Stress test, more than an hour</source>
        <translation>Belastungstest, über eine Stunde</translation>
    </message>
    <message>
        <source>Demo, under a minute</source>
        <translation>Vorführung, unter einer Minute</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Zurück zum Plan</translation>
    </message>
    <message>
        <source>Open in Results</source>
        <translation>In Ergebnissen öffnen</translation>
    </message>
    <message>
        <source>Stop keeps what was measured</source>
        <translation>Stopp behält das Gemessene</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Start, %1</source>
        <translation>Start, %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::PairCard</name>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message numerus="yes">
        <source>%n more round(s)</source>
        <translation>
            <numerusform>noch %n Runde</numerusform>
            <numerusform>noch %n Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more each</source>
        <translation>
            <numerusform>noch je %n</numerusform>
            <numerusform>noch je %n</numerusform>
        </translation>
    </message>
    <message>
        <source>too close to call</source>
        <translation>zu knapp für ein Urteil</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>zu wenige Daten</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>client-limited</source>
        <translation>Client am Limit</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Verdicts of this pair</source>
        <translation>Urteile dieses Paars</translation>
    </message>
    <message>
        <source>Pair of engines</source>
        <translation>Paar von Engines</translation>
    </message>
    <message>
        <source>Pairs between runs</source>
        <translation>Paare zwischen Läufen</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>No run has a lane to compare.</source>
        <translation>Kein Lauf hat eine Bahn zum Vergleichen.</translation>
    </message>
    <message>
        <source>Measured in different runs.</source>
        <translation>In verschiedenen Läufen gemessen.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Only one engine was measured: there is no pair to compare.</source>
        <translation>Nur eine Engine wurde gemessen: es gibt kein Paar zu vergleichen.</translation>
    </message>
    <message>
        <source>the printed figures differ by %1 ms</source>
        <translation>die gezeigten Zahlen unterscheiden sich um %1 ms</translation>
    </message>
    <message>
        <source>p %1 after Holm</source>
        <translation>p %1 nach Holm</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s)</source>
        <translation>
            <numerusform>%n Runde</numerusform>
            <numerusform>%n Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n Block</numerusform>
            <numerusform>%n Blöcke</numerusform>
        </translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>In brackets: the ratio&apos;s %1 interval. A ratio of times below 1: %2 takes less.</source>
        <translation>In Klammern: das %1-Intervall des Verhältnisses. Ein Zeitverhältnis unter 1: %2 braucht weniger.</translation>
    </message>
    <message>
        <source>interval at %1</source>
        <translation>Intervall zu %1</translation>
    </message>
    <message>
        <source>In brackets: the ratio&apos;s interval, at %1 to %2 as its pair was tested. A ratio of times below 1: %3 takes less.</source>
        <translation>In Klammern: das Intervall des Verhältnisses, zu %1 bis %2, wie sein Paar geprüft wurde. Ein Zeitverhältnis unter 1: %3 braucht weniger.</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanControl</name>
    <message>
        <source>Try: %1</source>
        <translation>Versuchen: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanDocument</name>
    <message>
        <source>It is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1 kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Check the path and its permissions: %1</source>
        <translation>Pfad und Rechte prüfen: %1</translation>
    </message>
    <message>
        <source>%1 is no configuration file: it is larger than 4 MB.</source>
        <translation>%1 ist keine Konfigurationsdatei: sie ist größer als 4 MB.</translation>
    </message>
    <message>
        <source>Choose a YAML file.</source>
        <translation>Eine YAML-Datei wählen.</translation>
    </message>
    <message>
        <source>%1 cannot be saved.</source>
        <translation>%1 kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Save it in another folder.</source>
        <translation>In einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>The file has a syntax error, so the form cannot change it.</source>
        <translation>Die Datei hat einen Syntaxfehler, daher kann das Formular sie nicht ändern.</translation>
    </message>
    <message>
        <source>Correct line %1 first.</source>
        <translation>Erst Zeile %1 berichtigen.</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was read here.</source>
        <translation>%1 wurde von einem anderen Programm geändert, seit es hier gelesen wurde.</translation>
    </message>
    <message>
        <source>Save it under another name, or open it again to take the other changes over.</source>
        <translation>Speichern Sie unter einem anderen Namen, oder öffnen Sie die Datei noch einmal, um die anderen Änderungen zu übernehmen.</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanField</name>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanForm</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>TTFT test</source>
        <translation>TTFT-Test</translation>
    </message>
    <message>
        <source>one request at a time, every server in turn</source>
        <translation>eine Anfrage zur Zeit, jeder Server der Reihe nach</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>for servers that share no hardware</source>
        <translation>für Server, die keine Hardware teilen</translation>
    </message>
    <message>
        <source>each server alone</source>
        <translation>jeder Server allein</translation>
    </message>
    <message>
        <source>a verdict needs 6 rounds</source>
        <translation>ein Urteil braucht 6 Runden</translation>
    </message>
    <message>
        <source>asks for %1 tokens/s a stream</source>
        <translation>verlangt %1 Tokens/s je Strom</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>How many prompts</source>
        <translation>Wie viele Prompts</translation>
    </message>
    <message>
        <source>Prompt length</source>
        <translation>Promptlänge</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>± words</source>
        <translation>± Wörter</translation>
    </message>
    <message>
        <source>Spread of the prompt length</source>
        <translation>Streuung der Promptlänge</translation>
    </message>
    <message>
        <source>a word is about 1.3 tokens</source>
        <translation>ein Wort sind etwa 1,3 Tokens</translation>
    </message>
    <message>
        <source>Prompt file</source>
        <translation>Promptdatei</translation>
    </message>
    <message>
        <source>one prompt a line, a JSON list, or ShareGPT</source>
        <translation>ein Prompt je Zeile, eine JSON-Liste oder ShareGPT</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>Ausgabelänge</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>pinned where the engine can</source>
        <translation>festgelegt, wo die Engine es kann</translation>
    </message>
    <message>
        <source>How hard</source>
        <translation>Wie hart</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>a lane</source>
        <translation>je Bahn</translation>
    </message>
    <message>
        <source>s think time</source>
        <translation>s Denkzeit</translation>
    </message>
    <message>
        <source>Think time, seconds</source>
        <translation>Denkzeit, Sekunden</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>a lane, never counted</source>
        <translation>je Bahn, nie gezählt</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>s a lane</source>
        <translation>s je Bahn</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>What is good enough</source>
        <translation>Was gut genug ist</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>ms, typical</source>
        <translation>ms, typisch</translation>
    </message>
    <message>
        <source>ms, p95</source>
        <translation>ms, p95</translation>
    </message>
    <message>
        <source>TTFT, p95</source>
        <translation>TTFT, p95</translation>
    </message>
    <message>
        <source>End to end</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>Time a token</source>
        <translation>Zeit je Token</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>a lane, at least</source>
        <translation>je Bahn, mindestens</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>Alle zugleich</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>Der Rest</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>what each server offers</source>
        <translation>was jeder Server anbietet</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Grace</source>
        <translation>Nachfrist</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>how long requests may go on after a round</source>
        <translation>wie lange Anfragen nach einer Runde weiterlaufen dürfen</translation>
    </message>
    <message>
        <source>a unique prefix each</source>
        <translation>je ein eigener Anfang</translation>
    </message>
    <message>
        <source>caches may answer</source>
        <translation>Caches können antworten</translation>
    </message>
    <message>
        <source>%1 a round</source>
        <translation>%1 je Runde</translation>
    </message>
    <message>
        <source>of each prompt</source>
        <translation>von jedem Prompt</translation>
    </message>
    <message>
        <source>shown in this form</source>
        <translation>in diesem Formular gezeigt</translation>
    </message>
    <message>
        <source>closed loop</source>
        <translation>geschlossener Kreis</translation>
    </message>
    <message>
        <source>Servers in the file</source>
        <translation>Server in der Datei</translation>
    </message>
    <message>
        <source>More about the test</source>
        <translation>Mehr zum Test</translation>
    </message>
    <message>
        <source>More about the load and the connection</source>
        <translation>Mehr zu Last und Verbindung</translation>
    </message>
    <message>
        <source>More about the verdict</source>
        <translation>Mehr zum Urteil</translation>
    </message>
    <message>
        <source>Description and files</source>
        <translation>Beschreibung und Dateien</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Vorgabe)</translation>
    </message>
    <message>
        <source>URL of %1</source>
        <translation>URL von %1</translation>
    </message>
    <message>
        <source>its URL</source>
        <translation>seine URL</translation>
    </message>
    <message>
        <source>the engine&apos;s own (default)</source>
        <translation>das der Engine (Vorgabe)</translation>
    </message>
    <message>
        <source>More servers</source>
        <translation>Weitere Server</translation>
    </message>
    <message>
        <source>shown below</source>
        <translation>unten gezeigt</translation>
    </message>
    <message>
        <source>Server&apos;s name</source>
        <translation>Name des Servers</translation>
    </message>
    <message>
        <source>its engine</source>
        <translation>seine Engine</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Server&apos;s model</source>
        <translation>Modell des Servers</translation>
    </message>
    <message>
        <source>the plan&apos;s</source>
        <translation>das des Plans</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>the environment variable that holds it</source>
        <translation>die Umgebungsvariable, in der er steht</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>eine je Zeile</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Test&apos;s name</source>
        <translation>Name des Tests</translation>
    </message>
    <message>
        <source>Shared beginning</source>
        <translation>Gemeinsamer Anfang</translation>
    </message>
    <message>
        <source>the same for all prompts: caches may answer</source>
        <translation>bei allen Prompts gleich: Caches dürfen antworten</translation>
    </message>
    <message>
        <source>Unique beginning</source>
        <translation>Eigener Anfang</translation>
    </message>
    <message>
        <source>A prefix of its own for each request</source>
        <translation>Ein eigenes Präfix je Anfrage</translation>
    </message>
    <message>
        <source>sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Kept open (default)</source>
        <translation>Bleiben offen (Vorgabe)</translation>
    </message>
    <message>
        <source>Kept open</source>
        <translation>Bleiben offen</translation>
    </message>
    <message>
        <source>A new one for each request</source>
        <translation>Eine neue je Anfrage</translation>
    </message>
    <message>
        <source>The kernel&apos;s time stamps (default)</source>
        <translation>Zeitstempel des Kernels (Vorgabe)</translation>
    </message>
    <message>
        <source>The kernel&apos;s time stamps</source>
        <translation>Zeitstempel des Kernels</translation>
    </message>
    <message>
        <source>Qt&apos;s network layer</source>
        <translation>Netzwerkschicht von Qt</translation>
    </message>
    <message>
        <source>Think time&apos;s spread</source>
        <translation>Streuung der Denkzeit</translation>
    </message>
    <message>
        <source>of its logarithm; 0: always the same</source>
        <translation>ihres Logarithmus; 0: immer gleich</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>s connect</source>
        <translation>s Verbinden</translation>
    </message>
    <message>
        <source>Deadline of connecting</source>
        <translation>Frist für das Verbinden</translation>
    </message>
    <message>
        <source>s first token</source>
        <translation>s 1. Token</translation>
    </message>
    <message>
        <source>Deadline of the first token</source>
        <translation>Frist für das erste Token</translation>
    </message>
    <message>
        <source>s silence</source>
        <translation>s Stille</translation>
    </message>
    <message>
        <source>Deadline of silence in a stream</source>
        <translation>Frist für Stille in einem Strom</translation>
    </message>
    <message>
        <source>s whole</source>
        <translation>s gesamt</translation>
    </message>
    <message>
        <source>Deadline of a whole request</source>
        <translation>Frist für eine ganze Anfrage</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Failures in a row that open the breaker</source>
        <translation>Fehler in Folge, die die Sicherung auslösen</translation>
    </message>
    <message>
        <source>s pause</source>
        <translation>s Pause</translation>
    </message>
    <message>
        <source>Pause before the breaker probes</source>
        <translation>Pause, bevor die Sicherung es wieder versucht</translation>
    </message>
    <message>
        <source>The last load test (default)</source>
        <translation>Der letzte Lasttest (Vorgabe)</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Leitgröße</translation>
    </message>
    <message>
        <source>Run&apos;s sentence</source>
        <translation>Satz des Laufs</translation>
    </message>
    <message>
        <source>Targets of all tests</source>
        <translation>Ziele aller Tests</translation>
    </message>
    <message>
        <source>ms TTFT</source>
        <translation>ms TTFT</translation>
    </message>
    <message>
        <source>TTFT of all tests</source>
        <translation>TTFT aller Tests</translation>
    </message>
    <message>
        <source>ms TTFT p95</source>
        <translation>ms TTFT p95</translation>
    </message>
    <message>
        <source>TTFT p95 of all tests</source>
        <translation>TTFT p95 aller Tests</translation>
    </message>
    <message>
        <source>ms E2E p95</source>
        <translation>ms E2E p95</translation>
    </message>
    <message>
        <source>End to end p95 of all tests</source>
        <translation>Ende zu Ende p95 aller Tests</translation>
    </message>
    <message>
        <source>ms a token</source>
        <translation>ms je Token</translation>
    </message>
    <message>
        <source>Time a token of all tests</source>
        <translation>Zeit je Token aller Tests</translation>
    </message>
    <message>
        <source>% success</source>
        <translation>% Erfolg</translation>
    </message>
    <message>
        <source>Success of all tests</source>
        <translation>Erfolg aller Tests</translation>
    </message>
    <message>
        <source>Throughput of all tests</source>
        <translation>Durchsatz aller Tests</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Chance of a false verdict</source>
        <translation>Wahrscheinlichkeit eines falschen Urteils</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>Chance to find a difference</source>
        <translation>Wahrscheinlichkeit, einen Unterschied zu finden</translation>
    </message>
    <message>
        <source>matters</source>
        <translation>zählt</translation>
    </message>
    <message>
        <source>Ratio that matters</source>
        <translation>Verhältnis, das zählt</translation>
    </message>
    <message>
        <source>to be found</source>
        <translation>zu finden</translation>
    </message>
    <message>
        <source>Ratio worth finding</source>
        <translation>Verhältnis, das zu finden lohnt</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Bootstrap draws</source>
        <translation>Bootstrap-Ziehungen</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>Ergebnisordner</translation>
    </message>
    <message>
        <source>Files of a run</source>
        <translation>Dateien eines Laufs</translation>
    </message>
    <message>
        <source>Every request as a table (CSV)</source>
        <translation>Jede Anfrage als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>Bericht (HTML)</translation>
    </message>
    <message>
        <source>Charts (HTML)</source>
        <translation>Diagramme (HTML)</translation>
    </message>
    <message>
        <source>no test</source>
        <translation>kein Test</translation>
    </message>
    <message>
        <source>In “%1”: %2</source>
        <translation>In „%1“: %2</translation>
    </message>
    <message>
        <source>Add a load test</source>
        <translation>Lasttest hinzufügen</translation>
    </message>
    <message>
        <source>Remove this load test from the file</source>
        <translation>Diesen Lasttest aus der Datei entfernen</translation>
    </message>
    <message>
        <source>Add a server to the file</source>
        <translation>Server in die Datei aufnehmen</translation>
    </message>
    <message>
        <source>Remove this server from the file</source>
        <translation>Diesen Server aus der Datei entfernen</translation>
    </message>
    <message>
        <source>not searched yet</source>
        <translation>noch nicht durchsucht</translation>
    </message>
    <message>
        <source>of the command line</source>
        <translation>der Befehlszeile</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanPrompts</name>
    <message>
        <source>Built-in, %1</source>
        <translation>Eingebaut, %1</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>Künstlich</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
</context>
<context>
    <name>derby::ui::ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Left, about</source>
        <translation>Noch etwa</translation>
    </message>
    <message>
        <source>Measurement quality</source>
        <translation>Güte der Messung</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Wird aufgewärmt</translation>
    </message>
    <message>
        <source>“%1”; these requests are never counted</source>
        <translation>„%1“; diese Anfragen zählen nie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>asking each server for its engine and its model</source>
        <translation>fragt jeden Server nach Engine und Modell</translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>Runde %1 von %2</translation>
    </message>
    <message>
        <source>Block %1 of %2</source>
        <translation>Block %1 von %2</translation>
    </message>
    <message>
        <source>“%1”, %2 users a lane; warm-up done, not counted</source>
        <translation>„%1“, %2 Nutzer je Bahn; aufgewärmt, nicht gezählt</translation>
    </message>
    <message>
        <source>“%1”, one request at a time; warm-up done, not counted</source>
        <translation>„%1“, eine Anfrage zur Zeit; aufgewärmt, nicht gezählt</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>this client is the limit</source>
        <translation>dieser Client ist das Limit</translation>
    </message>
    <message>
        <source>nothing limits this client</source>
        <translation>nichts begrenzt diesen Client</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>what was measured is kept</source>
        <translation>das Gemessene bleibt</translation>
    </message>
    <message>
        <source>Working out the verdict</source>
        <translation>Das Urteil wird berechnet</translation>
    </message>
    <message>
        <source>nothing is sent any more; the files are being written</source>
        <translation>nichts wird mehr gesendet; die Dateien werden geschrieben</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>why: on this page</source>
        <translation>warum: auf dieser Seite</translation>
    </message>
</context>
<context>
    <name>derby::ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>derby::ui::QualityCard</name>
    <message>
        <source>Quality of the measurement</source>
        <translation>Güte der Messung</translation>
    </message>
    <message>
        <source>kernel clock</source>
        <translation>Kernel-Uhr</translation>
    </message>
    <message>
        <source>clock of the program</source>
        <translation>Uhr des Programms</translation>
    </message>
    <message>
        <source>stopwatch error p99 %1 ms</source>
        <translation>Fehler der Stoppuhr p99 %1 ms</translation>
    </message>
    <message>
        <source>stopwatch not calibrated</source>
        <translation>Stoppuhr nicht kalibriert</translation>
    </message>
    <message>
        <source>sent late by p99 %1 ms</source>
        <translation>verspätet gesendet p99 %1 ms</translation>
    </message>
    <message>
        <source>%1 of events coalesced</source>
        <translation>%1 der Ereignisse zusammengefallen</translation>
    </message>
    <message>
        <source>busiest thread %1</source>
        <translation>fleißigster Thread %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ResultsPage</name>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>More about this run</source>
        <translation>Mehr zu diesem Lauf</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>Lauf dazu</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>Neuer Benchmark</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Alle Läufe zeigen</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Open a run or a folder of runs</source>
        <translation>Lauf oder Ordner mit Läufen öffnen</translation>
    </message>
    <message>
        <source>Compare the chosen runs</source>
        <translation>Gewählte Läufe vergleichen</translation>
    </message>
    <message>
        <source>Show the newest run</source>
        <translation>Neuesten Lauf zeigen</translation>
    </message>
    <message>
        <source>Show the quality of the measurement</source>
        <translation>Güte der Messung zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Every run is a folder; everything shown here is made again from its journal</source>
        <translation>Jeder Lauf ist ein Ordner; alles hier entsteht neu aus seinem Journal</translation>
    </message>
    <message numerus="yes">
        <source>%n runs side by side</source>
        <translation>
            <numerusform>%n Lauf nebeneinander</numerusform>
            <numerusform>%n Läufe nebeneinander</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>quality %1</source>
        <translation>Güte %1</translation>
    </message>
    <message>
        <source>Open a run, or a folder of runs</source>
        <translation>Lauf oder Ordner mit Läufen öffnen</translation>
    </message>
    <message>
        <source>Choose the runs to set beside it, then Compare</source>
        <translation>Die Läufe wählen, die daneben stehen sollen, dann Vergleichen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Make the reports again</source>
        <translation>Berichte neu erzeugen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Schlagwörter und Notiz…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Left, Right: the pair before, the next pair</source>
        <translation>Links, Rechts: voriges Paar, nächstes Paar</translation>
    </message>
    <message>
        <source>C: next chart</source>
        <translation>C: nächstes Diagramm</translation>
    </message>
    <message>
        <source>Ctrl+T: the table behind the chart</source>
        <translation>Ctrl+T: Tabelle hinter dem Diagramm</translation>
    </message>
    <message>
        <source>Ctrl+E: export</source>
        <translation>Ctrl+E: exportieren</translation>
    </message>
    <message>
        <source>Ctrl+wheel: zoom the chart; drag moves it, Home shows all of it</source>
        <translation>Strg+Rad: Diagramm vergrößern; Ziehen bewegt es, Pos1 zeigt es ganz</translation>
    </message>
    <message>
        <source>Esc: back to all runs</source>
        <translation>Esc: zurück zu allen Läufen</translation>
    </message>
    <message>
        <source>/: search</source>
        <translation>/: suchen</translation>
    </message>
    <message>
        <source>Space: choose the run</source>
        <translation>Leertaste: Lauf wählen</translation>
    </message>
    <message>
        <source>Enter: open, or compare the chosen runs</source>
        <translation>Enter: öffnen oder gewählte Läufe vergleichen</translation>
    </message>
    <message>
        <source>F2: rename</source>
        <translation>F2: umbenennen</translation>
    </message>
    <message>
        <source>T: tags and note</source>
        <translation>T: Schlagwörter und Notiz</translation>
    </message>
    <message>
        <source>Del: move to the bin</source>
        <translation>Entf: in den Papierkorb</translation>
    </message>
    <message>
        <source>Ctrl+E: export the chosen runs</source>
        <translation>Ctrl+E: gewählte Läufe exportieren</translation>
    </message>
</context>
<context>
    <name>derby::ui::RoundTripTicks</name>
    <message>
        <source>Round trip of the last minute</source>
        <translation>Umlaufzeit der letzten Minute</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
</context>
<context>
    <name>derby::ui::ResetButton</name>
    <message>
        <source>Reset zoom</source>
        <translation>Ganz zeigen</translation>
    </message>
    <message>
        <source>Shows all of the chart again (Home, or a double click)</source>
        <translation>Zeigt wieder das ganze Diagramm (Pos1 oder Doppelklick)</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunPanel</name>
    <message>
        <source>p %1 after Holm&apos;s correction.</source>
        <translation>p %1 nach Holms Korrektur.</translation>
    </message>
    <message>
        <source>Stopwatch error p99 %1 ms.</source>
        <translation>Fehler der Stoppuhr p99 %1 ms.</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>hollow: too few samples</source>
        <translation>hohl: zu wenige Werte</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n user(s)</source>
        <translation>
            <numerusform>%1 · %n Nutzer</numerusform>
            <numerusform>%1 · %n Nutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Nichts wurde gemessen.</translation>
    </message>
    <message>
        <source>%1, %2 and %3</source>
        <translation>%1, %2 und %3</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>They were measured in different runs and share no rounds: figures and intervals stand side by side.</source>
        <translation>Sie wurden in verschiedenen Läufen gemessen und teilen keine Runden: Zahlen und Intervalle stehen nebeneinander.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>No verdict between runs.</source>
        <translation>Kein Urteil zwischen Läufen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 requests to each of %n lane(s)</source>
        <translation>
            <numerusform>%1 Anfragen an %n Bahn</numerusform>
            <numerusform>%1 Anfragen an jede von %n Bahnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n Nutzer</numerusform>
            <numerusform>%n Nutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>one request at a time</source>
        <translation>eine Anfrage zur Zeit</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk</source>
        <translation>Einen anderen Ordner wählen oder Platz schaffen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1-Datei (*.%2)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>Das Bild liegt in der Zwischenablage</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) made again from the journal</source>
        <translation>
            <numerusform>%n Datei neu aus dem Journal erzeugt</numerusform>
            <numerusform>%n Dateien neu aus dem Journal erzeugt</numerusform>
        </translation>
    </message>
    <message>
        <source>One server was measured: there is nothing to compare it with.</source>
        <translation>Ein Server wurde gemessen: es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The run was stopped before this test began.</source>
        <translation>Der Lauf wurde vor diesem Test angehalten.</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunStore</name>
    <message>
        <source>This run is still being measured: there is nothing to recover yet.</source>
        <translation>Dieser Lauf wird noch gemessen: es gibt noch nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it: what was measured is kept</source>
        <translation>Das Ende abwarten oder anhalten: das Gemessene bleibt</translation>
    </message>
    <message>
        <source>The journal holds no request that had ended: there is nothing to recover.</source>
        <translation>Das Journal enthält keine beendete Anfrage: es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>Run the benchmark again</source>
        <translation>Den Benchmark noch einmal laufen lassen</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Make the run&apos;s reports again, then export once more</source>
        <translation>Die Berichte des Laufs neu erzeugen, dann noch einmal exportieren</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk</source>
        <translation>Einen anderen Ordner wählen oder Platz schaffen</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunningView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>CDF</source>
        <translation>CDF</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Output tokens a second</source>
        <translation>Ausgabe-Tokens je Sekunde</translation>
    </message>
    <message>
        <source>1 s bins, each lane&apos;s own time</source>
        <translation>Stufen von 1 s, Zeit jeder Bahn für sich</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Zurück zum Plan</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>requests that count so far</source>
        <translation>Anfragen, die bisher zählen</translation>
    </message>
    <message>
        <source>Form of the distribution</source>
        <translation>Form der Verteilung</translation>
    </message>
    <message>
        <source>In flight and errors</source>
        <translation>Unterwegs und Fehler</translation>
    </message>
    <message>
        <source>asked %1 a lane</source>
        <translation>%1 je Bahn verlangt</translation>
    </message>
    <message>
        <source>The run was stopped: what was measured until then is kept.</source>
        <translation>Der Lauf wurde angehalten: was bis dahin gemessen wurde, bleibt.</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsDelegate</name>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>client-limited</source>
        <translation>Client am Limit</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>eingelesen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsHeader</name>
    <message>
        <source>Sort by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>band: 95 % interval</source>
        <translation>Band: 95-%-Intervall</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsModel</name>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 bis %2)</translation>
    </message>
    <message>
        <source>, too few requests</source>
        <translation>, zu wenige Anfragen</translation>
    </message>
    <message>
        <source>Measured as %1</source>
        <translation>Gemessen als %1</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Load, prompts × lanes</source>
        <translation>Last, Prompts × Bahnen</translation>
    </message>
    <message>
        <source>TTFT p95, ms</source>
        <translation>TTFT p95, ms</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsView</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>derby::ui::SearchField</name>
    <message>
        <source>Search name, model, tag, finding</source>
        <translation>Name, Modell, Schlagwort, Befund suchen</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
</context>
<context>
    <name>derby::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Kept on this computer, in %1</source>
        <translation>Auf diesem Rechner, in %1</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Move as little as possible</source>
        <translation>So wenig bewegen wie möglich</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Spoken from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>Ergebnisordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the results folder</source>
        <translation>Ergebnisordner wählen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the results folder</source>
        <translation>Ergebnisordner öffnen</translation>
    </message>
    <message>
        <source>About TokenDerby</source>
        <translation>Über TokenDerby</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty. You may change it and pass it on under the same terms.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne Gewähr. Sie darf verändert und unter denselben Bedingungen weitergegeben werden.</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Lizenz lesen</translation>
    </message>
    <message>
        <source>Write the whole path, from the root of the disk.</source>
        <translation>Den ganzen Pfad angeben, von der Wurzel an.</translation>
    </message>
    <message>
        <source>This folder cannot be made or written to. Choose another one.</source>
        <translation>Dieser Ordner lässt sich nicht anlegen oder beschreiben. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Esc: back</source>
        <translation>Esc: zurück</translation>
    </message>
</context>
<context>
    <name>derby::ui::SetupView</name>
    <message>
        <source>Correct line %1.</source>
        <translation>Zeile %1 berichtigen.</translation>
    </message>
    <message>
        <source>There is no server yet.</source>
        <translation>Es gibt noch keinen Server.</translation>
    </message>
    <message>
        <source>No server is chosen.</source>
        <translation>Kein Server ist gewählt.</translation>
    </message>
    <message>
        <source>Add a server on the Engines page, or use the simulators.</source>
        <translation>Auf der Seite Engines einen Server hinzufügen oder die Simulatoren nutzen.</translation>
    </message>
    <message>
        <source>Choose at least one of the endpoints.</source>
        <translation>Mindestens einen der Endpunkte wählen.</translation>
    </message>
    <message>
        <source>The plan has a mistake.</source>
        <translation>Der Plan hat einen Fehler.</translation>
    </message>
    <message>
        <source>The plan has %1 mistakes.</source>
        <translation>Der Plan hat %1 Fehler.</translation>
    </message>
</context>
<context>
    <name>derby::ui::Sidebar</name>
    <message>
        <source>a measurement is running</source>
        <translation>eine Messung läuft</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>derby::ui::Stopwatch</name>
    <message>
        <source>Calibrating needs tokenderby-cli beside this program, and it is not there.</source>
        <translation>Zum Kalibrieren muss tokenderby-cli neben diesem Programm liegen, und dort ist es nicht.</translation>
    </message>
    <message>
        <source>Install both programs in one folder.</source>
        <translation>Beide Programme in einen Ordner legen.</translation>
    </message>
    <message>
        <source>A benchmark is running, and calibrating would disturb it.</source>
        <translation>Ein Benchmark läuft, und Kalibrieren würde ihn stören.</translation>
    </message>
    <message>
        <source>Calibrate when it is over.</source>
        <translation>Kalibrieren, wenn er vorbei ist.</translation>
    </message>
</context>
<context>
    <name>derby::ui::StopwatchFoot</name>
    <message>
        <source>kernel clock</source>
        <translation>Kernel-Uhr</translation>
    </message>
    <message>
        <source>program clock</source>
        <translation>Programmuhr</translation>
    </message>
    <message>
        <source>calibrating, about %1</source>
        <translation>kalibriert, etwa %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel calibrating</source>
        <translation>Kalibrieren abbrechen</translation>
    </message>
    <message>
        <source>p99 error</source>
        <translation>Fehler p99</translation>
    </message>
    <message>
        <source>The first token is stamped with an error of at most %1 in 99 of 100 requests, at %2 streams.</source>
        <translation>Das erste Token wird in 99 von 100 Anfragen mit einem Fehler von höchstens %1 gestempelt, bei %2 Strömen.</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>nicht kalibriert</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate the stopwatch, about 20 s</source>
        <translation>Stoppuhr kalibrieren, etwa 20 s</translation>
    </message>
    <message>
        <source>Calibrating takes about 20 s and tells how wrong the stopwatch can be.</source>
        <translation>Kalibrieren dauert etwa 20 s und sagt, wie falsch die Stoppuhr gehen kann.</translation>
    </message>
    <message>
        <source>Stopwatch: %1</source>
        <translation>Stoppuhr: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::TestPanel</name>
    <message numerus="yes">
        <source>%n piece(s) of text, tokens not counted</source>
        <translation>
            <numerusform>%n Textstück, Tokens nicht gezählt</numerusform>
            <numerusform>%n Textstücke, Tokens nicht gezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, counted by the server</source>
        <translation>%1, vom Server gezählt</translation>
    </message>
    <message>
        <source>%1, derived</source>
        <translation>%1, abgeleitet</translation>
    </message>
    <message>
        <source>%1, estimated</source>
        <translation>%1, geschätzt</translation>
    </message>
    <message>
        <source>Close the test&apos;s result</source>
        <translation>Testergebnis schließen</translation>
    </message>
    <message>
        <source>Asking one prompt</source>
        <translation>Ein Prompt wird gefragt</translation>
    </message>
    <message>
        <source>last one after %1</source>
        <translation>letztes nach %1</translation>
    </message>
    <message>
        <source>model loaded before in %1</source>
        <translation>Modell vorher in %1 geladen</translation>
    </message>
    <message>
        <source>Healthy, kernel clock</source>
        <translation>Gesund, Kernel-Uhr</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Test: TTFT %1</source>
        <translation>Test: TTFT %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::Toast</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>derby::ui::VerdictCard</name>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>All engines</source>
        <translation>Alle Engines</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>VERDICT</source>
        <translation>URTEIL</translation>
    </message>
    <message>
        <source>VERDICT · %1</source>
        <translation>URTEIL · %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::YamlEditor</name>
    <message>
        <source>The plan as a file</source>
        <translation>Der Plan als Datei</translation>
    </message>
</context>
</TS>
