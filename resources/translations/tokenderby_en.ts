<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Comparability</name>
    <message>
        <source>same model</source>
        <translation>same model</translation>
    </message>
    <message>
        <source>models spelled differently</source>
        <translation>models spelled differently</translation>
    </message>
    <message>
        <source>different models</source>
        <translation>different models</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>no TLS</translation>
    </message>
    <message>
        <source>all use TLS</source>
        <translation>all use TLS</translation>
    </message>
    <message>
        <source>%1 with TLS, %2 without</source>
        <translation>%1 with TLS, %2 without</translation>
    </message>
    <message>
        <source>same context</source>
        <translation>same context</translation>
    </message>
    <message>
        <source>different context lengths</source>
        <translation>different context lengths</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulated</translation>
    </message>
    <message>
        <source>real</source>
        <translation>real</translation>
    </message>
    <message>
        <source>all simulated</source>
        <translation>all simulated</translation>
    </message>
    <message>
        <source>simulated and real ones mixed</source>
        <translation>simulated and real ones mixed</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>does not answer</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>one does not answer</source>
        <translation>one does not answer</translation>
    </message>
    <message>
        <source>%1 do not answer</source>
        <translation>%1 do not answer</translation>
    </message>
</context>
<context>
    <name>EndpointInput</name>
    <message>
        <source>Type the server&apos;s address, for example http://localhost:%1.</source>
        <translation>Type the server&apos;s address, for example http://localhost:%1.</translation>
    </message>
    <message>
        <source>The address holds a user name or a password. Take it out, and give the key below.</source>
        <translation>The address holds a user name or a password. Take it out, and give the key below.</translation>
    </message>
    <message>
        <source>Try %1.</source>
        <translation>Try %1.</translation>
    </message>
    <message>
        <source>The name is too long: %1 characters are enough.</source>
        <translation>The name is too long: %1 characters are enough.</translation>
    </message>
    <message>
        <source>The name holds a character that cannot be shown. Type it anew.</source>
        <translation>The name holds a character that cannot be shown. Type it anew.</translation>
    </message>
    <message>
        <source>The model&apos;s name holds a character that cannot be shown. Type it anew.</source>
        <translation>The model&apos;s name holds a character that cannot be shown. Type it anew.</translation>
    </message>
    <message>
        <source>A model&apos;s name has no spaces. Choose one from the list, or leave it empty.</source>
        <translation>A model&apos;s name has no spaces. Choose one from the list, or leave it empty.</translation>
    </message>
    <message>
        <source>Line %1 is no header. Write it as Name: value.</source>
        <translation>Line %1 is no header. Write it as Name: value.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a header&apos;s name. Use letters, digits and -.</source>
        <translation>&quot;%1&quot; cannot be a header&apos;s name. Use letters, digits and -.</translation>
    </message>
    <message>
        <source>The header %1 would be kept in a file. Give the key above instead.</source>
        <translation>The header %1 would be kept in a file. Give the key above instead.</translation>
    </message>
    <message>
        <source>The header %1 is set by the program itself. Remove the line.</source>
        <translation>The header %1 is set by the program itself. Remove the line.</translation>
    </message>
    <message>
        <source>The header %1 is there twice. Keep one of the two.</source>
        <translation>The header %1 is there twice. Keep one of the two.</translation>
    </message>
    <message>
        <source>The header %1 holds a character that cannot be sent. Type it anew.</source>
        <translation>The header %1 holds a character that cannot be sent. Type it anew.</translation>
    </message>
    <message>
        <source>Name the environment variable that holds the key, for example MY_KEY.</source>
        <translation>Name the environment variable that holds the key, for example MY_KEY.</translation>
    </message>
    <message>
        <source>This is no variable&apos;s name. Put the key into a variable (export MY_KEY=…) and name it here.</source>
        <translation>This is no variable&apos;s name. Put the key into a variable (export MY_KEY=…) and name it here.</translation>
    </message>
    <message>
        <source>%1 is not set in this session: export it and start the program again.</source>
        <translation>%1 is not set in this session: export it and start the program again.</translation>
    </message>
    <message>
        <source>Type the key, or choose No key.</source>
        <translation>Type the key, or choose No key.</translation>
    </message>
    <message>
        <source>A key is one word without spaces. Copy it again.</source>
        <translation>A key is one word without spaces. Copy it again.</translation>
    </message>
    <message>
        <source>There is no file %1. Give the certificate&apos;s path.</source>
        <translation>There is no file %1. Give the certificate&apos;s path.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Give another file, or its owner&apos;s leave.</source>
        <translation>%1 cannot be read. Give another file, or its owner&apos;s leave.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form. Give the authority&apos;s .pem or .crt file.</source>
        <translation>%1 holds no certificate in PEM form. Give the authority&apos;s .pem or .crt file.</translation>
    </message>
</context>
<context>
    <name>EndpointJudge</name>
    <message>
        <source>Unknown host</source>
        <translation>Unknown host</translation>
    </message>
    <message>
        <source>Nothing listens</source>
        <translation>Nothing listens</translation>
    </message>
    <message>
        <source>TLS not trusted</source>
        <translation>TLS not trusted</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Key refused</translation>
    </message>
    <message>
        <source>Redirects elsewhere</source>
        <translation>Redirects elsewhere</translation>
    </message>
    <message>
        <source>Not HTTP</source>
        <translation>Not HTTP</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>This is %1, not %2.</source>
        <translation>This is %1, not %2.</translation>
    </message>
    <message>
        <source>Make it %1, or correct the address.</source>
        <translation>Make it %1, or correct the address.</translation>
    </message>
    <message>
        <source>Is %1</source>
        <translation>Is %1</translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation>Wants a key</translation>
    </message>
    <message>
        <source>Loading its model</source>
        <translation>Loading its model</translation>
    </message>
    <message>
        <source>A web page answers here, not an inference server.</source>
        <translation>A web page answers here, not an inference server.</translation>
    </message>
    <message>
        <source>Check the port and the path of the address.</source>
        <translation>Check the port and the path of the address.</translation>
    </message>
    <message>
        <source>A web page</source>
        <translation>A web page</translation>
    </message>
    <message>
        <source>Has no model</source>
        <translation>Has no model</translation>
    </message>
    <message>
        <source>Does not list the model</source>
        <translation>Does not list the model</translation>
    </message>
    <message>
        <source>Model not in memory</source>
        <translation>Model not in memory</translation>
    </message>
    <message>
        <source>The health check failed: HTTP %1.</source>
        <translation>The health check failed: HTTP %1.</translation>
    </message>
    <message>
        <source>Health check failed</source>
        <translation>Health check failed</translation>
    </message>
    <message>
        <source>wants a key</source>
        <translation>wants a key</translation>
    </message>
    <message>
        <source>loading its model</source>
        <translation>loading its model</translation>
    </message>
    <message>
        <source>says Ollama</source>
        <translation>says Ollama</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>a web page</translation>
    </message>
    <message>
        <source>no sign</source>
        <translation>no sign</translation>
    </message>
    <message>
        <source>names the TGI router</source>
        <translation>names the TGI router</translation>
    </message>
    <message>
        <source>not TGI</source>
        <translation>not TGI</translation>
    </message>
    <message>
        <source>llama.cpp settings</source>
        <translation>llama.cpp settings</translation>
    </message>
    <message>
        <source>not llama.cpp</source>
        <translation>not llama.cpp</translation>
    </message>
    <message>
        <source>no list</source>
        <translation>no list</translation>
    </message>
    <message>
        <source>no models</source>
        <translation>no models</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message>
        <source>owned by %1</source>
        <translation>owned by %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>no version</translation>
    </message>
    <message>
        <source>not Ollama</source>
        <translation>not Ollama</translation>
    </message>
    <message numerus="yes">
        <source>%n in memory</source>
        <translation>
            <numerusform>%n in memory</numerusform>
            <numerusform>%n in memory</numerusform>
        </translation>
    </message>
    <message>
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>This is %1.</source>
        <translation>This is %1.</translation>
    </message>
    <message>
        <source>Answers like %1.</source>
        <translation>Answers like %1.</translation>
    </message>
    <message>
        <source>A server is loading its model here.</source>
        <translation>A server is loading its model here.</translation>
    </message>
    <message>
        <source>Answers like a generic OpenAI server.</source>
        <translation>Answers like a generic OpenAI server.</translation>
    </message>
    <message>
        <source>A server answers but wants a key.</source>
        <translation>A server answers but wants a key.</translation>
    </message>
    <message>
        <source>Something answers here, but not as an inference server does.</source>
        <translation>Something answers here, but not as an inference server does.</translation>
    </message>
</context>
<context>
    <name>EngineFacts</name>
    <message>
        <source>localhost&apos;s usual ports</source>
        <translation>localhost&apos;s usual ports</translation>
    </message>
    <message>
        <source>built-in simulator</source>
        <translation>built-in simulator</translation>
    </message>
    <message>
        <source>typed address</source>
        <translation>typed address</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>no TLS</translation>
    </message>
    <message>
        <source>TLS NOT VERIFIED</source>
        <translation>TLS NOT VERIFIED</translation>
    </message>
    <message>
        <source>TLS, trusted</source>
        <translation>TLS, trusted</translation>
    </message>
    <message>
        <source>TLS, own CA file</source>
        <translation>TLS, own CA file</translation>
    </message>
    <message>
        <source>%1 context</source>
        <translation>%1 context</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>The first request would wait until the model is loaded.</source>
        <translation>The first request would wait until the model is loaded.</translation>
    </message>
    <message>
        <source>Load model now</source>
        <translation>Load model now</translation>
    </message>
    <message>
        <source>Make it %1</source>
        <translation>Make it %1</translation>
    </message>
    <message>
        <source>Give the key</source>
        <translation>Give the key</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choose a model</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>Correct the address</translation>
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
        <translation>unknown</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Today %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Yesterday %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date with year</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>requests a lane × lanes</comment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) · %1</source>
        <translation>
            <numerusform>%n user · %1</numerusform>
            <numerusform>%n users · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>%1 is faster</source>
        <translation>%1 is faster</translation>
    </message>
    <message>
        <source>Too close to call</source>
        <translation>Too close to call</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Not enough data</translation>
    </message>
    <message numerus="yes">
        <source>Not enough data: %n more round(s)</source>
        <translation>
            <numerusform>Not enough data: %n more round</numerusform>
            <numerusform>Not enough data: %n more rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not enough data: %n more each</source>
        <translation>
            <numerusform>Not enough data: %n more each</numerusform>
            <numerusform>Not enough data: %n more each</numerusform>
        </translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>Not comparable</translation>
    </message>
    <message>
        <source>Client-limited, no verdict</source>
        <translation>Client-limited, no verdict</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation>Being measured</translation>
    </message>
    <message>
        <source>%1 is faster, %2</source>
        <comment>engine, metric</comment>
        <translation>%1 is faster, %2</translation>
    </message>
    <message>
        <source>%1 and %2 too close to call</source>
        <translation>%1 and %2 too close to call</translation>
    </message>
    <message>
        <source>in turn, in an order drawn anew for each block</source>
        <translation>in turn, in an order drawn anew for each block</translation>
    </message>
    <message>
        <source>one after another in each round</source>
        <translation>one after another in each round</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>all at once</translation>
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
        <translation>%1 is still being measured.</translation>
    </message>
    <message>
        <source>Stop it first: what was measured is kept</source>
        <translation>Stop it first: what was measured is kept</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the bin.</source>
        <translation>%1 cannot be moved to the bin.</translation>
    </message>
    <message>
        <source>Check that the results folder can be written</source>
        <translation>Check that the results folder can be written</translation>
    </message>
    <message>
        <source>%1 cannot be moved back.</source>
        <translation>%1 cannot be moved back.</translation>
    </message>
    <message>
        <source>It is still in the bin: move the folder back by hand</source>
        <translation>It is still in the bin: move the folder back by hand</translation>
    </message>
</context>
<context>
    <name>derby::ui::AddressEntry</name>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Header or key…</source>
        <translation>Header or key…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Something is being measured: the server is asked when that is over.</source>
        <translation>Something is being measured: the server is asked when that is over.</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Add anyway</translation>
    </message>
    <message>
        <source>vLLM, TGI, Ollama, llama.cpp, SGLang, or anything that speaks the OpenAI protocol. What answers there is shown while you type.</source>
        <translation>vLLM, TGI, Ollama, llama.cpp, SGLang, or anything that speaks the OpenAI protocol. What answers there is shown while you type.</translation>
    </message>
</context>
<context>
    <name>derby::ui::BenchmarkPage</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Start the benchmark</source>
        <translation>Start the benchmark</translation>
    </message>
    <message>
        <source>Stop the benchmark, keeping what was measured</source>
        <translation>Stop the benchmark, keeping what was measured</translation>
    </message>
    <message>
        <source>Open a benchmark file</source>
        <translation>Open a benchmark file</translation>
    </message>
    <message>
        <source>Save the benchmark file</source>
        <translation>Save the benchmark file</translation>
    </message>
    <message>
        <source>Switch between form and file</source>
        <translation>Switch between form and file</translation>
    </message>
    <message>
        <source>The plan was replaced by the preset.</source>
        <translation>The plan was replaced by the preset.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>%1 · changed, not saved</source>
        <translation>%1 · changed, not saved</translation>
    </message>
    <message>
        <source>%1 · a preset</source>
        <translation>%1 · a preset</translation>
    </message>
    <message>
        <source>%1, %2 users</source>
        <translation>%1, %2 users</translation>
    </message>
    <message>
        <source>TTFT test</source>
        <translation>TTFT test</translation>
    </message>
    <message>
        <source>A benchmark is running; stop it before another plan is opened.</source>
        <translation>A benchmark is running; stop it before another plan is opened.</translation>
    </message>
    <message>
        <source>Some records could not be written: %1</source>
        <translation>Some records could not be written: %1</translation>
    </message>
    <message>
        <source>Some files could not be written: %1</source>
        <translation>Some files could not be written: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Benchmark files (*.yaml *.yml)</source>
        <translation>Benchmark files (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Ctrl+Enter: start</source>
        <translation>Ctrl+Enter: start</translation>
    </message>
    <message>
        <source>Esc: stop, keeping what was measured</source>
        <translation>Esc: stop, keeping what was measured</translation>
    </message>
    <message>
        <source>F6: form or file</source>
        <translation>F6: form or file</translation>
    </message>
    <message>
        <source>Ctrl+O: open a file</source>
        <translation>Ctrl+O: open a file</translation>
    </message>
    <message>
        <source>Ctrl+S: save</source>
        <translation>Ctrl+S: save</translation>
    </message>
    <message>
        <source>“%1” was removed from the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stopwatch is being calibrated: a benchmark now would disturb it, and be disturbed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start when it is over, or cancel the calibration at the foot of the side bar.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derby::ui::BenchmarkRun</name>
    <message>
        <source>A benchmark is running already.</source>
        <translation>A benchmark is running already.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Wait for its end, or stop it.</translation>
    </message>
    <message>
        <source>Nothing was measured: no request succeeded.</source>
        <translation type="unfinished">Nothing was measured: no request succeeded.</translation>
    </message>
    <message>
        <source>Nothing was measured: the run was stopped before the first request counted.</source>
        <translation type="unfinished">Nothing was measured: the run was stopped before the first request counted.</translation>
    </message>
    <message>
        <source>Check on the Engines page that the servers answer.</source>
        <translation type="unfinished">Check on the Engines page that the servers answer.</translation>
    </message>
</context>
<context>
    <name>derby::ui::ChartView</name>
    <message>
        <source>The file “%1” has no ending that says what to write.</source>
        <translation>The file “%1” has no ending that says what to write.</translation>
    </message>
    <message>
        <source>A chart cannot be written as “%1”.</source>
        <translation>A chart cannot be written as “%1”.</translation>
    </message>
    <message>
        <source>Give the file the ending .png, .svg or .pdf.</source>
        <translation>Give the file the ending .png, .svg or .pdf.</translation>
    </message>
    <message>
        <source>The chart cannot be written to “%1”.</source>
        <translation>The chart cannot be written to “%1”.</translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you may write to.</source>
        <translation>Choose a folder that exists and that you may write to.</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 to %3</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULATED</translation>
    </message>
    <message>
        <source>Nothing to draw yet.</source>
        <translation>Nothing to draw yet.</translation>
    </message>
    <message>
        <source>share of the requests</source>
        <translation>share of the requests</translation>
    </message>
    <message>
        <source>p95, marked</source>
        <translation>p95, marked</translation>
    </message>
    <message>
        <source>half of all requests</source>
        <translation>half of all requests</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>smallest</translation>
    </message>
    <message>
        <source>median</source>
        <translation>median</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>largest</translation>
    </message>
    <message>
        <source>too few samples</source>
        <translation>too few samples</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>at %1</translation>
    </message>
    <message>
        <source>%1 of the best lane</source>
        <translation>%1 of the best lane</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 requests</translation>
    </message>
</context>
<context>
    <name>derby::ui::ChartsCard</name>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>The figures behind this chart (Ctrl+T)</source>
        <translation>The figures behind this chart (Ctrl+T)</translation>
    </message>
    <message>
        <source>Table behind the chart</source>
        <translation>Table behind the chart</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Drawing…</translation>
    </message>
</context>
<context>
    <name>derby::ui::Chip</name>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULATED</translation>
    </message>
</context>
<context>
    <name>derby::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Search commands</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nothing is called that.</translation>
    </message>
</context>
<context>
    <name>derby::ui::ComparabilityBar</name>
    <message>
        <source>Comparable?</source>
        <translation>Comparable?</translation>
    </message>
    <message>
        <source>mind: %1</source>
        <translation>mind: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparable? %1</source>
        <translation>Comparable? %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ConnectionFields</name>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>Verify the server&apos;s certificate</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>In an environment variable</source>
        <translation>In an environment variable</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain</source>
        <translation>In the system&apos;s keychain</translation>
    </message>
    <message>
        <source>Where the key is</source>
        <translation>Where the key is</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Environment variable</translation>
    </message>
    <message>
        <source>Sent as Authorization: Bearer. It is kept in the system&apos;s keychain, never in a file.</source>
        <translation>Sent as Authorization: Bearer. It is kept in the system&apos;s keychain, never in a file.</translation>
    </message>
    <message>
        <source>Extra headers, one a line</source>
        <translation>Extra headers, one a line</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>Extra headers</translation>
    </message>
    <message>
        <source>Authority&apos;s certificate (PEM)</source>
        <translation>Authority&apos;s certificate (PEM)</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>the system&apos;s authorities</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA file</translation>
    </message>
    <message>
        <source>Choose a CA file</source>
        <translation>Choose a CA file</translation>
    </message>
    <message>
        <source>NOT VERIFIED: anybody on the way can read the key and the answers. For a test only.</source>
        <translation>NOT VERIFIED: anybody on the way can read the key and the answers. For a test only.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificates (*.pem *.crt *.cer);;All files (*)</translation>
    </message>
    <message>
        <source>kept in the keychain; type to replace it</source>
        <translation>kept in the keychain; type to replace it</translation>
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
        <translation>Results</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The stopwatch is calibrated.</source>
        <translation>The stopwatch is calibrated.</translation>
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
        <translation>Dry run</translation>
    </message>
    <message>
        <source>an estimate; nothing was sent</source>
        <translation>an estimate; nothing was sent</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 requests</translation>
    </message>
    <message>
        <source>%1, %2 warm-up</source>
        <translation>%1, %2 warm-up</translation>
    </message>
    <message>
        <source>about; %1, %2 warm-up</source>
        <translation>about; %1, %2 warm-up</translation>
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
        <translation>about, at 3 s a request</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>output, at most</source>
        <translation>output, at most</translation>
    </message>
    <message>
        <source>SIMULATED: the figures will be a model&apos;s, not a server&apos;s.</source>
        <translation>SIMULATED: the figures will be a model&apos;s, not a server&apos;s.</translation>
    </message>
    <message>
        <source>“%1” is long enough for every verdict.</source>
        <translation>“%1” is long enough for every verdict.</translation>
    </message>
    <message>
        <source>1 lane</source>
        <translation>1 lane</translation>
    </message>
    <message>
        <source>%1 lanes</source>
        <translation>%1 lanes</translation>
    </message>
</context>
<context>
    <name>derby::ui::EditPanel</name>
    <message>
        <source>From the server</source>
        <translation>From the server</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>asked from the server</source>
        <translation>asked from the server</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>The server has given no list of models. Type the model&apos;s name, or leave it empty.</source>
        <translation>The server has given no list of models. Type the model&apos;s name, or leave it empty.</translation>
    </message>
    <message>
        <source>Empty: the server&apos;s own is taken, now %1.</source>
        <translation>Empty: the server&apos;s own is taken, now %1.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointBook</name>
    <message>
        <source>%1 at %2 is there already.</source>
        <translation>%1 at %2 is there already.</translation>
    </message>
    <message>
        <source>Give another address, or edit the card.</source>
        <translation>Give another address, or edit the card.</translation>
    </message>
    <message>
        <source>This endpoint is not there any more.</source>
        <translation>This endpoint is not there any more.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Add it again.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choose another one.</translation>
    </message>
    <message>
        <source>The list of endpoints cannot be saved.</source>
        <translation>The list of endpoints cannot be saved.</translation>
    </message>
    <message>
        <source>Check that %1 can be written.</source>
        <translation>Check that %1 can be written.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointChip</name>
    <message>
        <source>%1 takes part</source>
        <translation>%1 takes part</translation>
    </message>
    <message>
        <source>From the file. Off leaves it out of this run, not out of the file.</source>
        <translation>From the file. Off leaves it out of this run, not out of the file.</translation>
    </message>
    <message>
        <source>A built-in simulator.</source>
        <translation>A built-in simulator.</translation>
    </message>
    <message>
        <source>From the Engines page.</source>
        <translation>From the Engines page.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EndpointChips</name>
    <message>
        <source>Endpoints</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Add a server</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Use the simulators</translation>
    </message>
</context>
<context>
    <name>derby::ui::EngineCard</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Round trip, last minute</source>
        <translation>Round trip, last minute</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Found by</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Remove the simulator</source>
        <translation>Remove the simulator</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>More about %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Loading the model</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>Not asked now</source>
        <translation>Not asked now</translation>
    </message>
    <message>
        <source>Something is being measured: nothing else asks the servers meanwhile.</source>
        <translation>Something is being measured: nothing else asks the servers meanwhile.</translation>
    </message>
    <message>
        <source>ms median</source>
        <translation>ms median</translation>
    </message>
    <message>
        <source>%1 median</source>
        <translation>%1 median</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel the test of %1</source>
        <translation>Cancel the test of %1</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>Test %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::EngineName</name>
    <message>
        <source>Throughput, measured.</source>
        <translation>Throughput, measured.</translation>
    </message>
    <message>
        <source>Every step accounted for.</source>
        <translation>Every step accounted for.</translation>
    </message>
    <message>
        <source>Happy to help.</source>
        <translation>Happy to help.</translation>
    </message>
</context>
<context>
    <name>derby::ui::EnginesPage</name>
    <message>
        <source>Discover</source>
        <translation>Discover</translation>
    </message>
    <message>
        <source>Benchmark it</source>
        <translation>Benchmark it</translation>
    </message>
    <message>
        <source>Benchmark both</source>
        <translation>Benchmark both</translation>
    </message>
    <message>
        <source>Benchmark all three</source>
        <translation>Benchmark all three</translation>
    </message>
    <message>
        <source>Benchmark all %1</source>
        <translation>Benchmark all %1</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), not asked while something is measured</source>
        <translation>
            <numerusform>%n endpoint, not asked while something is measured</numerusform>
            <numerusform>%n endpoints, not asked while something is measured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), checked every 10 s</source>
        <translation>
            <numerusform>%n endpoint, checked every 10 s</numerusform>
            <numerusform>%n endpoints, checked every 10 s</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for engines on this machine</source>
        <translation>Look for engines on this machine</translation>
    </message>
    <message>
        <source>Type an engine&apos;s address</source>
        <translation>Type an engine&apos;s address</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Use the simulators</translation>
    </message>
    <message>
        <source>Benchmark these engines</source>
        <translation>Benchmark these engines</translation>
    </message>
    <message>
        <source>Ctrl+D: look for engines on this machine</source>
        <translation>Ctrl+D: look for engines on this machine</translation>
    </message>
    <message>
        <source>Ctrl+L: type an address</source>
        <translation>Ctrl+L: type an address</translation>
    </message>
    <message>
        <source>Enter: add the address; edit the card</source>
        <translation>Enter: add the address; edit the card</translation>
    </message>
    <message>
        <source>Arrows: from card to card</source>
        <translation>Arrows: from card to card</translation>
    </message>
    <message>
        <source>T: test the card&apos;s engine</source>
        <translation>T: test the card&apos;s engine</translation>
    </message>
    <message>
        <source>Del: remove the card&apos;s engine</source>
        <translation>Del: remove the card&apos;s engine</translation>
    </message>
    <message>
        <source>Esc: stop, or close</source>
        <translation>Esc: stop, or close</translation>
    </message>
</context>
<context>
    <name>derby::ui::EnginesView</name>
    <message>
        <source>Add by address</source>
        <translation>Add by address</translation>
    </message>
    <message>
        <source>No servers at hand?</source>
        <translation>No servers at hand?</translation>
    </message>
    <message>
        <source>Three built-in simulators, marked SIMULATED everywhere.</source>
        <translation>Three built-in simulators, marked SIMULATED everywhere.</translation>
    </message>
    <message>
        <source>Use simulators</source>
        <translation>Use simulators</translation>
    </message>
    <message>
        <source>%1 is copied.</source>
        <translation>%1 is copied.</translation>
    </message>
    <message>
        <source>Something is being measured: look again when that is over.</source>
        <translation>Something is being measured: look again when that is over.</translation>
    </message>
    <message>
        <source>%1 at %2 is removed.</source>
        <translation>%1 at %2 is removed.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>derby::ui::ErrorCard</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Copy the error</translation>
    </message>
</context>
<context>
    <name>derby::ui::ErrorsCard</name>
    <message>
        <source>What failed</source>
        <translation>What failed</translation>
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
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Close export</source>
        <translation>Close export</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Size of the picture</translation>
    </message>
    <message>
        <source>The chart that is shown, 1600 x 900.</source>
        <translation>The chart that is shown, 1600 x 900.</translation>
    </message>
    <message>
        <source>Every lane&apos;s figures with their intervals, one a row.</source>
        <translation>Every lane&apos;s figures with their intervals, one a row.</translation>
    </message>
    <message>
        <source>Figures, quality and verdicts, as scripts read them.</source>
        <translation>Figures, quality and verdicts, as scripts read them.</translation>
    </message>
    <message>
        <source>The whole report in one file that needs no network.</source>
        <translation>The whole report in one file that needs no network.</translation>
    </message>
    <message>
        <source>Slide 16:9</source>
        <translation>Slide 16:9</translation>
    </message>
</context>
<context>
    <name>derby::ui::FactsCard</name>
    <message>
        <source>Fair to all</source>
        <translation>Fair to all</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>One model: %1</source>
        <translation>One model: %1</translation>
    </message>
    <message>
        <source>The model is not known</source>
        <translation>The model is not known</translation>
    </message>
    <message>
        <source>Different models: %1</source>
        <translation>Different models: %1</translation>
    </message>
    <message>
        <source>The same prompts to every lane, %1</source>
        <translation>The same prompts to every lane, %1</translation>
    </message>
    <message>
        <source>A prefix of its own before each prompt, so that no cache answers</source>
        <translation>A prefix of its own before each prompt, so that no cache answers</translation>
    </message>
    <message>
        <source>Prompts repeat: a prefix cache may answer</source>
        <translation>Prompts repeat: a prefix cache may answer</translation>
    </message>
    <message numerus="yes">
        <source>At most %n token(s) asked for, temperature %1</source>
        <translation>
            <numerusform>At most %n token asked for, temperature %1</numerusform>
            <numerusform>At most %n tokens asked for, temperature %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt tokens, mean: %1</source>
        <translation>Prompt tokens, mean: %1</translation>
    </message>
    <message>
        <source>Output tokens, mean: %1</source>
        <translation>Output tokens, mean: %1</translation>
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
        <translation>too few requests for this percentile: it describes these requests only</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>ms, in brackets the 95 % interval</source>
        <translation>ms, in brackets the 95 % interval</translation>
    </message>
    <message>
        <source>Figures of every lane</source>
        <translation>Figures of every lane</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>OK / due</source>
        <translation>OK / due</translation>
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
        <translation>Requests/s</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>%1 meets its target: %2 %3, at %4 %5</source>
        <translation>%1 meets its target: %2 %3, at %4 %5</translation>
    </message>
    <message>
        <source>%1 misses its target: %2 %3, at %4 %5</source>
        <translation>%1 misses its target: %2 %3, at %4 %5</translation>
    </message>
    <message>
        <source>most</source>
        <translation>most</translation>
    </message>
    <message>
        <source>least</source>
        <translation>least</translation>
    </message>
    <message>
        <source>%1 does not report its output tokens: its text events are counted instead</source>
        <translation>%1 does not report its output tokens: its text events are counted instead</translation>
    </message>
    <message>
        <source>%1 was not asked for %2 s: its requests failed one after another</source>
        <translation>%1 was not asked for %2 s: its requests failed one after another</translation>
    </message>
</context>
<context>
    <name>derby::ui::FileCard</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>Try: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>the same plan, as a file; edit either side</source>
        <translation>the same plan, as a file; edit either side</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
</context>
<context>
    <name>derby::ui::FirstStart</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Discover</translation>
    </message>
    <message>
        <source>Looks at the ports of this machine that engines usually take. Reads only.</source>
        <translation>Looks at the ports of this machine that engines usually take. Reads only.</translation>
    </message>
    <message>
        <source>Type an address</source>
        <translation>Type an address</translation>
    </message>
    <message>
        <source>vLLM, TGI, Ollama, or anything that speaks the OpenAI protocol.</source>
        <translation>vLLM, TGI, Ollama, or anything that speaks the OpenAI protocol.</translation>
    </message>
    <message>
        <source>Use the simulators</source>
        <translation>Use the simulators</translation>
    </message>
    <message>
        <source>Three models of servers on this machine. Marked in every window, chart and file.</source>
        <translation>Three models of servers on this machine. Marked in every window, chart and file.</translation>
    </message>
    <message>
        <source>Start three</source>
        <translation>Start three</translation>
    </message>
    <message>
        <source>Calibrating takes about 20 s and tells how wrong this machine&apos;s stopwatch can be.</source>
        <translation>Calibrating takes about 20 s and tells how wrong this machine&apos;s stopwatch can be.</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrate</translation>
    </message>
    <message>
        <source>Three lanes, no runners yet.</source>
        <translation>Three lanes, no runners yet.</translation>
    </message>
    <message>
        <source>Looking whether an engine answers on this machine.</source>
        <translation>Looking whether an engine answers on this machine.</translation>
    </message>
    <message>
        <source>Type the address of a server that you have, or try everything with the built-in simulators. A first benchmark takes under a minute.</source>
        <translation>Type the address of a server that you have, or try everything with the built-in simulators. A first benchmark takes under a minute.</translation>
    </message>
    <message>
        <source>%1 answers on this machine.</source>
        <translation>%1 answers on this machine.</translation>
    </message>
    <message>
        <source>%1 answer on this machine.</source>
        <translation>%1 answer on this machine.</translation>
    </message>
    <message>
        <source>Nothing else is needed for a first benchmark.</source>
        <translation>Nothing else is needed for a first benchmark.</translation>
    </message>
    <message>
        <source>Add it and set up a benchmark</source>
        <translation>Add it and set up a benchmark</translation>
    </message>
    <message>
        <source>Add both and set up a benchmark</source>
        <translation>Add both and set up a benchmark</translation>
    </message>
    <message>
        <source>Add all and set up a benchmark</source>
        <translation>Add all and set up a benchmark</translation>
    </message>
</context>
<context>
    <name>derby::ui::FlightStrips</name>
    <message>
        <source>In flight and errors</source>
        <translation>In flight and errors</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in flight, %4 failed.</source>
        <translation>%1: %2 of %3 in flight, %4 failed.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>no errors</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derby::ui::GradeBadge</name>
    <message>
        <source>Quality unknown</source>
        <translation>Quality unknown</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>Quality %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::HatchStrip</name>
    <message>
        <source>Simulated</source>
        <translation>Simulated</translation>
    </message>
</context>
<context>
    <name>derby::ui::IntervalPicture</name>
    <message>
        <source>The ratio and its interval</source>
        <translation>The ratio and its interval</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, interval %1 to %2</source>
        <translation>, interval %1 to %2</translation>
    </message>
</context>
<context>
    <name>derby::ui::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
</context>
<context>
    <name>derby::ui::LadderCard</name>
    <message>
        <source>usual for vLLM</source>
        <translation>usual for vLLM</translation>
    </message>
    <message>
        <source>usual for TGI</source>
        <translation>usual for TGI</translation>
    </message>
    <message>
        <source>usual for TGI in a container</source>
        <translation>usual for TGI in a container</translation>
    </message>
    <message>
        <source>usual for Ollama</source>
        <translation>usual for Ollama</translation>
    </message>
    <message>
        <source>usual for SGLang</source>
        <translation>usual for SGLang</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>nothing listens</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>a web page</translation>
    </message>
    <message>
        <source>a server that loads its model</source>
        <translation>a server that loads its model</translation>
    </message>
    <message>
        <source>a server that wants a key</source>
        <translation>a server that wants a key</translation>
    </message>
    <message>
        <source>answers, but is no inference server</source>
        <translation>answers, but is no inference server</translation>
    </message>
    <message>
        <source>Typed address</source>
        <translation>Typed address</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>yours</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Add all</translation>
    </message>
    <message>
        <source>Where we looked</source>
        <translation>Where we looked</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>not looked yet</source>
        <translation>not looked yet</translation>
    </message>
    <message>
        <source>among your engines</source>
        <translation>among your engines</translation>
    </message>
    <message>
        <source>answers as an engine</source>
        <translation>answers as an engine</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>looking now</source>
        <translation>looking now</translation>
    </message>
    <message>
        <source>on this machine, reads only</source>
        <translation>on this machine, reads only</translation>
    </message>
    <message>
        <source>usual for llama.cpp</source>
        <translation>usual for llama.cpp</translation>
    </message>
</context>
<context>
    <name>derby::ui::LadderRow</name>
    <message>
        <source>looking</source>
        <translation>looking</translation>
    </message>
</context>
<context>
    <name>derby::ui::LaneTable</name>
    <message>
        <source>Lanes</source>
        <translation>Lanes</translation>
    </message>
</context>
<context>
    <name>derby::ui::LaneTableModel</name>
    <message>
        <source>Lane</source>
        <translation>Lane</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
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
        <translation>Goodput /s</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>needs %1 requests, %2 so far</source>
        <translation>needs %1 requests, %2 so far</translation>
    </message>
    <message>
        <source>n %1; no interval: requests under load are not independent</source>
        <translation>n %1; no interval: requests under load are not independent</translation>
    </message>
    <message>
        <source>95 % interval %1 ms, n %2, within this run</source>
        <translation>95 % interval %1 ms, n %2, within this run</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>needs 59 requests, %1 so far</source>
        <translation>needs 59 requests, %1 so far</translation>
    </message>
    <message>
        <source>all tokens of requests that ended, over the lane&apos;s own time</source>
        <translation>all tokens of requests that ended, over the lane&apos;s own time</translation>
    </message>
    <message>
        <source>requests a second that met every target</source>
        <translation>requests a second that met every target</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 × %2: %3</source>
        <translation>%1 × %2: %3</translation>
    </message>
    <message>
        <source>paused, probing in %1</source>
        <translation>paused, probing in %1</translation>
    </message>
    <message>
        <source>paused, probing</source>
        <translation>paused, probing</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>no errors</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListDock</name>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) chosen</source>
        <translation>
            <numerusform>%n run chosen</numerusform>
            <numerusform>%n runs chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>At most six can be compared</source>
        <translation>At most six can be compared</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListEmpty</name>
    <message>
        <source>Nothing measured yet</source>
        <translation>Nothing measured yet</translation>
    </message>
    <message>
        <source>Every benchmark leaves its run here, with its verdict, its charts and its journal.</source>
        <translation>Every benchmark leaves its run here, with its verdict, its charts and its journal.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Open a folder…</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>New benchmark</translation>
    </message>
    <message>
        <source>Looking in %1</source>
        <translation>Looking in %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ListPanel</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulated</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>Kinds of runs</source>
        <translation>Kinds of runs</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>No run fits this search.</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Show all runs</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Reading %1…</translation>
    </message>
    <message>
        <source>%1 runs in %2</source>
        <translation>%1 runs in %2</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 of %2 runs</translation>
    </message>
    <message>
        <source>Run “%1” moved to the bin</source>
        <translation>Run “%1” moved to the bin</translation>
    </message>
    <message numerus="yes">
        <source>%n runs moved to the bin</source>
        <translation>
            <numerusform>%n runs moved to the bin</numerusform>
            <numerusform>%n runs moved to the bin</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>“%1” was recovered from its journal</source>
        <translation>“%1” was recovered from its journal</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>No run has a tag yet: press T on one</source>
        <translation>No run has a tag yet: press T on one</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Recover from the journal</source>
        <translation>Recover from the journal</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Tags and note…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Show in the file manager</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Figures as CSV</source>
        <translation>Figures as CSV</translation>
    </message>
    <message>
        <source>Comparison as JSON</source>
        <translation>Comparison as JSON</translation>
    </message>
    <message>
        <source>Report as HTML</source>
        <translation>Report as HTML</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>Export into a folder</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) exported</source>
        <translation>
            <numerusform>%n file exported</numerusform>
            <numerusform>%n files exported</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>1 run in %1</source>
        <translation>1 run in %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::LiveFiguresColumn</name>
    <message>
        <source>Figures so far</source>
        <translation>Figures so far</translation>
    </message>
    <message>
        <source>%1 %2 ms, interval %3</source>
        <translation>%1 %2 ms, interval %3</translation>
    </message>
    <message>
        <source>%1 needs %2 requests</source>
        <translation>%1 needs %2 requests</translation>
    </message>
    <message>
        <source>%1, n %2: %3.</source>
        <translation>%1, n %2: %3.</translation>
    </message>
    <message>
        <source>ms, 95 % intervals</source>
        <translation>ms, 95 % intervals</translation>
    </message>
    <message>
        <source>%1 so far, about %2 more</source>
        <translation>%1 so far, about %2 more</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 so far</translation>
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
        <translation>Why the grade</translation>
    </message>
    <message>
        <source>Kernel to program, p99</source>
        <translation>Kernel to program, p99</translation>
    </message>
    <message>
        <source>Send lateness, p99</source>
        <translation>Send lateness, p99</translation>
    </message>
    <message>
        <source>Coalesced events</source>
        <translation>Coalesced events</translation>
    </message>
    <message>
        <source>Client CPU</source>
        <translation>Client CPU</translation>
    </message>
    <message>
        <source>Token count mismatch</source>
        <translation>Token count mismatch</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>Why the grade is %1</source>
        <translation>Why the grade is %1</translation>
    </message>
    <message>
        <source>own clock</source>
        <translation>own clock</translation>
    </message>
</context>
<context>
    <name>derby::ui::LoadingPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Back to all runs</source>
        <translation>Back to all runs</translation>
    </message>
    <message>
        <source>Reading the journal of %1</source>
        <translation>Reading the journal of %1</translation>
    </message>
    <message>
        <source>Recover from the journal</source>
        <translation>Recover from the journal</translation>
    </message>
</context>
<context>
    <name>derby::ui::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>There is nothing to export here. Open a run in Results first.</source>
        <translation>There is nothing to export here. Open a run in Results first.</translation>
    </message>
    <message>
        <source>There is no chart here whose table could be shown.</source>
        <translation>There is no chart here whose table could be shown.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>Show the quality of the last measurement</source>
        <translation>Show the quality of the last measurement</translation>
    </message>
    <message>
        <source>Show the keys of this page</source>
        <translation>Show the keys of this page</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Ctrl+%1: %2</source>
        <translation>Ctrl+%1: %2</translation>
    </message>
    <message>
        <source>Ctrl+K: find a command</source>
        <translation>Ctrl+K: find a command</translation>
    </message>
    <message>
        <source>Ctrl+E: export</source>
        <translation>Ctrl+E: export</translation>
    </message>
    <message>
        <source>Ctrl+T: the table behind the chart</source>
        <translation>Ctrl+T: the table behind the chart</translation>
    </message>
    <message>
        <source>Ctrl+Z: undo</source>
        <translation>Ctrl+Z: undo</translation>
    </message>
    <message>
        <source>Ctrl+,: settings</source>
        <translation>Ctrl+,: settings</translation>
    </message>
    <message>
        <source>Esc: stop or close</source>
        <translation>Esc: stop or close</translation>
    </message>
    <message>
        <source>F1: these keys</source>
        <translation>F1: these keys</translation>
    </message>
    <message>
        <source>A measurement is running. What was measured so far is kept.</source>
        <translation>A measurement is running. What was measured so far is kept.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>Ctrl+Q: quit</source>
        <translation>Ctrl+Q: quit</translation>
    </message>
</context>
<context>
    <name>derby::ui::NotesPanel</name>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Tags, separated by commas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Tags of %1</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In use: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::PageActions</name>
    <message>
        <source>Quick test, about 5 minutes</source>
        <translation>Quick test, about 5 minutes</translation>
    </message>
    <message>
        <source>Standard, about 30 minutes</source>
        <translation>Standard, about 30 minutes</translation>
    </message>
    <message>
        <source>Stress test, more than an hour</source>
        <translation>Stress test, more than an hour</translation>
    </message>
    <message>
        <source>Demo, under a minute</source>
        <translation>Demo, under a minute</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Back to the plan</translation>
    </message>
    <message>
        <source>Open in Results</source>
        <translation>Open in Results</translation>
    </message>
    <message>
        <source>Stop keeps what was measured</source>
        <translation>Stop keeps what was measured</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
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
        <translation>more</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>faster</translation>
    </message>
    <message numerus="yes">
        <source>%n more round(s)</source>
        <translation>
            <numerusform>%n more round</numerusform>
            <numerusform>%n more rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more each</source>
        <translation>
            <numerusform>%n more each</numerusform>
            <numerusform>%n more each</numerusform>
        </translation>
    </message>
    <message>
        <source>too close to call</source>
        <translation>too close to call</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>not enough data</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>not comparable</translation>
    </message>
    <message>
        <source>client-limited</source>
        <translation>client-limited</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Verdicts of this pair</source>
        <translation>Verdicts of this pair</translation>
    </message>
    <message>
        <source>Pair of engines</source>
        <translation>Pair of engines</translation>
    </message>
    <message>
        <source>Pairs between runs</source>
        <translation>Pairs between runs</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Lane</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>No run has a lane to compare.</source>
        <translation>No run has a lane to compare.</translation>
    </message>
    <message>
        <source>Measured in different runs.</source>
        <translation>Measured in different runs.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>Only one engine was measured: there is no pair to compare.</source>
        <translation>Only one engine was measured: there is no pair to compare.</translation>
    </message>
    <message>
        <source>the printed figures differ by %1 ms</source>
        <translation>the printed figures differ by %1 ms</translation>
    </message>
    <message>
        <source>p %1 after Holm</source>
        <translation>p %1 after Holm</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s)</source>
        <translation>
            <numerusform>%n round</numerusform>
            <numerusform>%n rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>In brackets: the ratio&apos;s %1 interval. A ratio of times below 1: %2 takes less.</source>
        <translation>In brackets: the ratio&apos;s %1 interval. A ratio of times below 1: %2 takes less.</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanControl</name>
    <message>
        <source>Try: %1</source>
        <translation type="unfinished">Try: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanDocument</name>
    <message>
        <source>It is a folder.</source>
        <translation>It is a folder.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1 cannot be opened.</translation>
    </message>
    <message>
        <source>Check the path and its permissions: %1</source>
        <translation>Check the path and its permissions: %1</translation>
    </message>
    <message>
        <source>%1 is no configuration file: it is larger than 4 MB.</source>
        <translation>%1 is no configuration file: it is larger than 4 MB.</translation>
    </message>
    <message>
        <source>Choose a YAML file.</source>
        <translation>Choose a YAML file.</translation>
    </message>
    <message>
        <source>%1 cannot be saved.</source>
        <translation>%1 cannot be saved.</translation>
    </message>
    <message>
        <source>Save it in another folder.</source>
        <translation>Save it in another folder.</translation>
    </message>
    <message>
        <source>The file has a syntax error, so the form cannot change it.</source>
        <translation>The file has a syntax error, so the form cannot change it.</translation>
    </message>
    <message>
        <source>Correct line %1 first.</source>
        <translation>Correct line %1 first.</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under another name, or open it again to take the other changes over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanField</name>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished">none</translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanForm</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>TTFT test</source>
        <translation>TTFT test</translation>
    </message>
    <message>
        <source>one request at a time, every server in turn</source>
        <translation>one request at a time, every server in turn</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>not run</translation>
    </message>
    <message>
        <source>for servers that share no hardware</source>
        <translation>for servers that share no hardware</translation>
    </message>
    <message>
        <source>each server alone</source>
        <translation>each server alone</translation>
    </message>
    <message>
        <source>a verdict needs 6 rounds</source>
        <translation>a verdict needs 6 rounds</translation>
    </message>
    <message>
        <source>asks for %1 tokens/s a stream</source>
        <translation>asks for %1 tokens/s a stream</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>prompts</translation>
    </message>
    <message>
        <source>How many prompts</source>
        <translation>How many prompts</translation>
    </message>
    <message>
        <source>Prompt length</source>
        <translation>Prompt length</translation>
    </message>
    <message>
        <source>words</source>
        <translation>words</translation>
    </message>
    <message>
        <source>± words</source>
        <translation>± words</translation>
    </message>
    <message>
        <source>Spread of the prompt length</source>
        <translation>Spread of the prompt length</translation>
    </message>
    <message>
        <source>a word is about 1.3 tokens</source>
        <translation>a word is about 1.3 tokens</translation>
    </message>
    <message>
        <source>Prompt file</source>
        <translation>Prompt file</translation>
    </message>
    <message>
        <source>one prompt a line, a JSON list, or ShareGPT</source>
        <translation>one prompt a line, a JSON list, or ShareGPT</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>Output length</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>pinned where the engine can</source>
        <translation>pinned where the engine can</translation>
    </message>
    <message>
        <source>How hard</source>
        <translation>How hard</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>a lane</source>
        <translation>a lane</translation>
    </message>
    <message>
        <source>s think time</source>
        <translation>s think time</translation>
    </message>
    <message>
        <source>Think time, seconds</source>
        <translation>Think time, seconds</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterations</translation>
    </message>
    <message>
        <source>times</source>
        <translation>times</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warm-up</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>a lane, never counted</source>
        <translation>a lane, never counted</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>s a lane</source>
        <translation>s a lane</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>rounds</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>What is good enough</source>
        <translation>What is good enough</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>ms, typical</source>
        <translation>ms, typical</translation>
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
        <translation>End to end</translation>
    </message>
    <message>
        <source>Time a token</source>
        <translation>Time a token</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Throughput</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>tokens/s</translation>
    </message>
    <message>
        <source>a lane, at least</source>
        <translation>a lane, at least</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>One after another</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>All at once</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>The rest</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>what each server offers</source>
        <translation>what each server offers</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Draws</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>seed</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>temperature</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>Grace</source>
        <translation>Grace</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>how long requests may go on after a round</source>
        <translation>how long requests may go on after a round</translation>
    </message>
    <message>
        <source>a unique prefix each</source>
        <translation>a unique prefix each</translation>
    </message>
    <message>
        <source>caches may answer</source>
        <translation>caches may answer</translation>
    </message>
    <message>
        <source>%1 a round</source>
        <translation>%1 a round</translation>
    </message>
    <message>
        <source>of each prompt</source>
        <translation>of each prompt</translation>
    </message>
    <message>
        <source>shown in this form</source>
        <translation>shown in this form</translation>
    </message>
    <message>
        <source>closed loop</source>
        <translation>closed loop</translation>
    </message>
    <message>
        <source>Servers in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the load and the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s own (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished">Engine</translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished">Protocol</translation>
    </message>
    <message>
        <source>Server&apos;s model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment variable that holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished">CA file</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished">TLS</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same for all prompts: caches may answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prefix of its own for each request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept open (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new one for each request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s time stamps (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s time stamps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s network layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think time&apos;s spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of its logarithm; 0: always the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline of connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline of the first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline of silence in a stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline of a whole request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures in a row that open the breaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause before the breaker probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last load test (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run&apos;s sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms TTFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTFT of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms TTFT p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTFT p95 of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms E2E p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End to end p95 of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time a token of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput of all tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance of a false verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance to find a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio that matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio worth finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation type="unfinished">Results folder</translation>
    </message>
    <message>
        <source>Files of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every request as a table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In “%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a load test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this load test from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server to the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this server from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not searched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the command line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derby::ui::PlanPrompts</name>
    <message>
        <source>Built-in, %1</source>
        <translation type="unfinished">Built-in, %1</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation type="unfinished">Synthetic</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation type="unfinished">From a file</translation>
    </message>
</context>
<context>
    <name>derby::ui::ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Elapsed</translation>
    </message>
    <message>
        <source>Left, about</source>
        <translation>Left, about</translation>
    </message>
    <message>
        <source>Measurement quality</source>
        <translation>Measurement quality</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Warming up</translation>
    </message>
    <message>
        <source>“%1”; these requests are never counted</source>
        <translation>“%1”; these requests are never counted</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>asking each server for its engine and its model</source>
        <translation>asking each server for its engine and its model</translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>Round %1 of %2</translation>
    </message>
    <message>
        <source>Block %1 of %2</source>
        <translation>Block %1 of %2</translation>
    </message>
    <message>
        <source>“%1”, %2 users a lane; warm-up done, not counted</source>
        <translation>“%1”, %2 users a lane; warm-up done, not counted</translation>
    </message>
    <message>
        <source>“%1”, one request at a time; warm-up done, not counted</source>
        <translation>“%1”, one request at a time; warm-up done, not counted</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 requests</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 percent</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>this client is the limit</source>
        <translation>this client is the limit</translation>
    </message>
    <message>
        <source>nothing limits this client</source>
        <translation>nothing limits this client</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>what was measured is kept</source>
        <translation>what was measured is kept</translation>
    </message>
    <message>
        <source>Working out the verdict</source>
        <translation>Working out the verdict</translation>
    </message>
    <message>
        <source>nothing is sent any more; the files are being written</source>
        <translation>nothing is sent any more; the files are being written</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 request</translation>
    </message>
    <message>
        <source>why: on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derby::ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>under way</translation>
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
        <translation>Quality of the measurement</translation>
    </message>
    <message>
        <source>kernel clock</source>
        <translation>kernel clock</translation>
    </message>
    <message>
        <source>clock of the program</source>
        <translation>clock of the program</translation>
    </message>
    <message>
        <source>stopwatch error p99 %1 ms</source>
        <translation>stopwatch error p99 %1 ms</translation>
    </message>
    <message>
        <source>stopwatch not calibrated</source>
        <translation>stopwatch not calibrated</translation>
    </message>
    <message>
        <source>sent late by p99 %1 ms</source>
        <translation>sent late by p99 %1 ms</translation>
    </message>
    <message>
        <source>%1 of events coalesced</source>
        <translation>%1 of events coalesced</translation>
    </message>
    <message>
        <source>busiest thread %1</source>
        <translation>busiest thread %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::ResultsPage</name>
    <message>
        <source>All runs</source>
        <translation>All runs</translation>
    </message>
    <message>
        <source>More about this run</source>
        <translation>More about this run</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>Add run</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Open a folder…</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>New benchmark</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Show all runs</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Search runs</translation>
    </message>
    <message>
        <source>Open a run or a folder of runs</source>
        <translation>Open a run or a folder of runs</translation>
    </message>
    <message>
        <source>Compare the chosen runs</source>
        <translation>Compare the chosen runs</translation>
    </message>
    <message>
        <source>Show the newest run</source>
        <translation>Show the newest run</translation>
    </message>
    <message>
        <source>Show the quality of the measurement</source>
        <translation>Show the quality of the measurement</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n runs</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Every run is a folder; everything shown here is made again from its journal</source>
        <translation>Every run is a folder; everything shown here is made again from its journal</translation>
    </message>
    <message numerus="yes">
        <source>%n runs side by side</source>
        <translation>
            <numerusform>%n runs side by side</numerusform>
            <numerusform>%n runs side by side</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>quality %1</source>
        <translation>quality %1</translation>
    </message>
    <message>
        <source>Open a run, or a folder of runs</source>
        <translation>Open a run, or a folder of runs</translation>
    </message>
    <message>
        <source>Choose the runs to set beside it, then Compare</source>
        <translation>Choose the runs to set beside it, then Compare</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Show in the file manager</translation>
    </message>
    <message>
        <source>Make the reports again</source>
        <translation>Make the reports again</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Tags and note…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Left, Right: the pair before, the next pair</source>
        <translation>Left, Right: the pair before, the next pair</translation>
    </message>
    <message>
        <source>C: next chart</source>
        <translation>C: next chart</translation>
    </message>
    <message>
        <source>Ctrl+T: the table behind the chart</source>
        <translation>Ctrl+T: the table behind the chart</translation>
    </message>
    <message>
        <source>Ctrl+E: export</source>
        <translation>Ctrl+E: export</translation>
    </message>
    <message>
        <source>Esc: back to all runs</source>
        <translation>Esc: back to all runs</translation>
    </message>
    <message>
        <source>/: search</source>
        <translation>/: search</translation>
    </message>
    <message>
        <source>Space: choose the run</source>
        <translation>Space: choose the run</translation>
    </message>
    <message>
        <source>Enter: open, or compare the chosen runs</source>
        <translation>Enter: open, or compare the chosen runs</translation>
    </message>
    <message>
        <source>F2: rename</source>
        <translation>F2: rename</translation>
    </message>
    <message>
        <source>T: tags and note</source>
        <translation>T: tags and note</translation>
    </message>
    <message>
        <source>Del: move to the bin</source>
        <translation>Del: move to the bin</translation>
    </message>
    <message>
        <source>Ctrl+E: export the chosen runs</source>
        <translation>Ctrl+E: export the chosen runs</translation>
    </message>
</context>
<context>
    <name>derby::ui::RoundTripTicks</name>
    <message>
        <source>Round trip of the last minute</source>
        <translation>Round trip of the last minute</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>not asked yet</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunPanel</name>
    <message>
        <source>p %1 after Holm&apos;s correction.</source>
        <translation>p %1 after Holm&apos;s correction.</translation>
    </message>
    <message>
        <source>Stopwatch error p99 %1 ms.</source>
        <translation>Stopwatch error p99 %1 ms.</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Percentiles</translation>
    </message>
    <message>
        <source>hollow: too few samples</source>
        <translation>hollow: too few samples</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n user(s)</source>
        <translation>
            <numerusform>%1 · %n user</numerusform>
            <numerusform>%1 · %n users</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Nothing was measured.</translation>
    </message>
    <message>
        <source>%1, %2 and %3</source>
        <translation>%1, %2 and %3</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>They were measured in different runs and share no rounds: figures and intervals stand side by side.</source>
        <translation>They were measured in different runs and share no rounds: figures and intervals stand side by side.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>No verdict between runs.</source>
        <translation>No verdict between runs.</translation>
    </message>
    <message numerus="yes">
        <source>%1 requests to each of %n lane(s)</source>
        <translation>
            <numerusform>%1 requests to each of %n lane</numerusform>
            <numerusform>%1 requests to each of %n lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message>
        <source>one request at a time</source>
        <translation>one request at a time</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 cannot be written.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk</source>
        <translation>Choose another folder, or make room on the disk</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 file (*.%2)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exported to %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>The picture is on the clipboard</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) made again from the journal</source>
        <translation>
            <numerusform>%n file made again from the journal</numerusform>
            <numerusform>%n files made again from the journal</numerusform>
        </translation>
    </message>
    <message>
        <source>One server was measured: there is nothing to compare it with.</source>
        <translation type="unfinished">One server was measured: there is nothing to compare it with.</translation>
    </message>
    <message>
        <source>The run was stopped before this test began.</source>
        <translation type="unfinished">The run was stopped before this test began.</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunStore</name>
    <message>
        <source>This run is still being measured: there is nothing to recover yet.</source>
        <translation>This run is still being measured: there is nothing to recover yet.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it: what was measured is kept</source>
        <translation>Wait for its end, or stop it: what was measured is kept</translation>
    </message>
    <message>
        <source>The journal holds no request that had ended: there is nothing to recover.</source>
        <translation>The journal holds no request that had ended: there is nothing to recover.</translation>
    </message>
    <message>
        <source>Run the benchmark again</source>
        <translation>Run the benchmark again</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 cannot be read.</translation>
    </message>
    <message>
        <source>Make the run&apos;s reports again, then export once more</source>
        <translation>Make the run&apos;s reports again, then export once more</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 cannot be written.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk</source>
        <translation>Choose another folder, or make room on the disk</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunningView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogram</translation>
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
        <translation>Output tokens a second</translation>
    </message>
    <message>
        <source>1 s bins, each lane&apos;s own time</source>
        <translation>1 s bins, each lane&apos;s own time</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Back to the plan</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Time to first token</translation>
    </message>
    <message>
        <source>requests that count so far</source>
        <translation>requests that count so far</translation>
    </message>
    <message>
        <source>Form of the distribution</source>
        <translation>Form of the distribution</translation>
    </message>
    <message>
        <source>In flight and errors</source>
        <translation>In flight and errors</translation>
    </message>
    <message>
        <source>asked %1 a lane</source>
        <translation>asked %1 a lane</translation>
    </message>
    <message>
        <source>The run was stopped: what was measured until then is kept.</source>
        <translation type="unfinished">The run was stopped: what was measured until then is kept.</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsDelegate</name>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULATED</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>partial</translation>
    </message>
    <message>
        <source>client-limited</source>
        <translation>client-limited</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name of the run</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsHeader</name>
    <message>
        <source>Sort by</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>band: 95 % interval</source>
        <translation>band: 95 % interval</translation>
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
        <translation> (%1 to %2)</translation>
    </message>
    <message>
        <source>, too few requests</source>
        <translation>, too few requests</translation>
    </message>
    <message>
        <source>Measured as %1</source>
        <translation>Measured as %1</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Tags: %1</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulated</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>partial</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Load, prompts × lanes</source>
        <translation>Load, prompts × lanes</translation>
    </message>
    <message>
        <source>TTFT p95, ms</source>
        <translation>TTFT p95, ms</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
</context>
<context>
    <name>derby::ui::RunsView</name>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
</context>
<context>
    <name>derby::ui::SearchField</name>
    <message>
        <source>Search name, model, tag, finding</source>
        <translation>Search name, model, tag, finding</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Search runs</translation>
    </message>
</context>
<context>
    <name>derby::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Kept on this computer, in %1</source>
        <translation>Kept on this computer, in %1</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Look and language</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Move as little as possible</source>
        <translation>Move as little as possible</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Spoken from the next start on.</source>
        <translation>Spoken from the next start on.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>Results folder</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the results folder</source>
        <translation>Choose the results folder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open the results folder</source>
        <translation>Open the results folder</translation>
    </message>
    <message>
        <source>About TokenDerby</source>
        <translation>About TokenDerby</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, with Qt %2</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty. You may change it and pass it on under the same terms.</source>
        <translation>Free software under the GNU General Public License, version 3 or later. It comes with no warranty. You may change it and pass it on under the same terms.</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Read the licence</translation>
    </message>
    <message>
        <source>Write the whole path, from the root of the disk.</source>
        <translation>Write the whole path, from the root of the disk.</translation>
    </message>
    <message>
        <source>This folder cannot be made or written to. Choose another one.</source>
        <translation>This folder cannot be made or written to. Choose another one.</translation>
    </message>
    <message>
        <source>Esc: back</source>
        <translation>Esc: back</translation>
    </message>
</context>
<context>
    <name>derby::ui::SetupView</name>
    <message>
        <source>Correct line %1.</source>
        <translation>Correct line %1.</translation>
    </message>
    <message>
        <source>There is no server yet.</source>
        <translation>There is no server yet.</translation>
    </message>
    <message>
        <source>No server is chosen.</source>
        <translation>No server is chosen.</translation>
    </message>
    <message>
        <source>Add a server on the Engines page, or use the simulators.</source>
        <translation>Add a server on the Engines page, or use the simulators.</translation>
    </message>
    <message>
        <source>Choose at least one of the endpoints.</source>
        <translation>Choose at least one of the endpoints.</translation>
    </message>
    <message>
        <source>The plan has a mistake.</source>
        <translation>The plan has a mistake.</translation>
    </message>
    <message>
        <source>The plan has %1 mistakes.</source>
        <translation>The plan has %1 mistakes.</translation>
    </message>
</context>
<context>
    <name>derby::ui::Sidebar</name>
    <message>
        <source>a measurement is running</source>
        <translation>a measurement is running</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Look inside</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
</context>
<context>
    <name>derby::ui::Stopwatch</name>
    <message>
        <source>Calibrating needs tokenderby-cli beside this program, and it is not there.</source>
        <translation>Calibrating needs tokenderby-cli beside this program, and it is not there.</translation>
    </message>
    <message>
        <source>Install both programs in one folder.</source>
        <translation>Install both programs in one folder.</translation>
    </message>
    <message>
        <source>A benchmark is running, and calibrating would disturb it.</source>
        <translation>A benchmark is running, and calibrating would disturb it.</translation>
    </message>
    <message>
        <source>Calibrate when it is over.</source>
        <translation>Calibrate when it is over.</translation>
    </message>
</context>
<context>
    <name>derby::ui::StopwatchFoot</name>
    <message>
        <source>kernel clock</source>
        <translation>kernel clock</translation>
    </message>
    <message>
        <source>program clock</source>
        <translation>program clock</translation>
    </message>
    <message>
        <source>calibrating, about %1</source>
        <translation>calibrating, about %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel calibrating</source>
        <translation>Cancel calibrating</translation>
    </message>
    <message>
        <source>p99 error</source>
        <translation>p99 error</translation>
    </message>
    <message>
        <source>The first token is stamped with an error of at most %1 in 99 of 100 requests, at %2 streams.</source>
        <translation>The first token is stamped with an error of at most %1 in 99 of 100 requests, at %2 streams.</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>not calibrated</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrate</translation>
    </message>
    <message>
        <source>Calibrate the stopwatch, about 20 s</source>
        <translation>Calibrate the stopwatch, about 20 s</translation>
    </message>
    <message>
        <source>Calibrating takes about 20 s and tells how wrong the stopwatch can be.</source>
        <translation>Calibrating takes about 20 s and tells how wrong the stopwatch can be.</translation>
    </message>
    <message>
        <source>Stopwatch: %1</source>
        <translation>Stopwatch: %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::TestPanel</name>
    <message numerus="yes">
        <source>%n piece(s) of text, tokens not counted</source>
        <translation>
            <numerusform>%n piece of text, tokens not counted</numerusform>
            <numerusform>%n pieces of text, tokens not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, counted by the server</source>
        <translation>%1, counted by the server</translation>
    </message>
    <message>
        <source>%1, derived</source>
        <translation>%1, derived</translation>
    </message>
    <message>
        <source>%1, estimated</source>
        <translation>%1, estimated</translation>
    </message>
    <message>
        <source>Close the test&apos;s result</source>
        <translation>Close the test&apos;s result</translation>
    </message>
    <message>
        <source>Asking one prompt</source>
        <translation>Asking one prompt</translation>
    </message>
    <message>
        <source>last one after %1</source>
        <translation>last one after %1</translation>
    </message>
    <message>
        <source>model loaded before in %1</source>
        <translation>model loaded before in %1</translation>
    </message>
    <message>
        <source>Healthy, kernel clock</source>
        <translation>Healthy, kernel clock</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Healthy</translation>
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
        <translation>Close the message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>derby::ui::VerdictCard</name>
    <message>
        <source>partial</source>
        <translation>partial</translation>
    </message>
    <message>
        <source>All engines</source>
        <translation>All engines</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>VERDICT</source>
        <translation>VERDICT</translation>
    </message>
    <message>
        <source>VERDICT · %1</source>
        <translation>VERDICT · %1</translation>
    </message>
</context>
<context>
    <name>derby::ui::YamlEditor</name>
    <message>
        <source>The plan as a file</source>
        <translation>The plan as a file</translation>
    </message>
</context>
</TS>
