# NOT RUN YET: written on Linux after the tools' documentation, without a Windows machine to try it on.
# Makes target\installer\Switchboard-<version>.msi. Works from any folder:
#   powershell -ExecutionPolicy Bypass -File installer\windows.ps1
# Installs for the current user, so that no administrator is needed. Besides Switchboard.exe there is switchboard-cli.exe, the same app
# with a console, for the command line. No AOT cache here: an .msi rounds the files' times, which makes the JVM refuse it; the JDK's own
# class archive takes its place.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$name = 'Switchboard'
$description = 'Keeps the Twilio phone numbers of several workspaces in one place'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$app = Join-Path $root 'target\app'
$out = Join-Path $root 'target\installer'
$work = Join-Path $out 'work'

# As in common.sh, which says why; jdk.crypto.mscapi brings the certificates that Windows trusts.
$extraModules = 'javafx.controls,javafx.fxml,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,' +
    'jdk.httpserver,jdk.crypto.ec,jdk.crypto.mscapi,jdk.localedata,jdk.naming.dns,jdk.unsupported,jdk.zipfs'
$javaOptions = @(
    '--enable-native-access=ALL-UNNAMED,javafx.graphics'
    '--sun-misc-unsafe-memory-access=allow'
    '-XX:+UseSerialGC'
    '-XX:+UseCompactObjectHeaders'
    '-Xms48m'
    '-Xmx208m'
    '-XX:MaxNewSize=32m'
    '-XX:SurvivorRatio=1'
    '-XX:MetaspaceSize=64m'
    '-XX:TieredStopAtLevel=1'
    '-XX:+ExitOnOutOfMemoryError'
    '-XX:-CreateCoredumpOnCrash'
    '-Djdk.httpclient.redirects.retrylimit=1'
    '-Djdk.httpclient.disableRetryConnect=true'
)

function Stop-With([string] $message) {
    [Console]::Error.WriteLine("installer: $message")
    exit 1
}

# A native command's failure doesn't stop PowerShell by itself.
function Invoke-Tool([string] $tool, [string[]] $arguments) {
    & $tool @arguments
    if ($LASTEXITCODE -ne 0) { Stop-With "$tool ended with $LASTEXITCODE" }
}

function Test-Jdk([string] $folder) {
    $release = Join-Path $folder 'release'
    if (-not (Test-Path $release) -or -not (Test-Path (Join-Path $folder 'bin\jpackage.exe'))) { return $false }
    $line = Select-String -Path $release -Pattern '^JAVA_VERSION="(\d+)' | Select-Object -First 1
    return ($null -ne $line) -and ([int] $line.Matches[0].Groups[1].Value -ge 25)
}

function Find-Jdk {
    $candidates = @()
    if ($env:JAVA_HOME) { $candidates += $env:JAVA_HOME }
    foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft') {
        $candidates += @(Get-ChildItem -Directory -ErrorAction SilentlyContinue (Join-Path $env:ProgramFiles $vendor) | ForEach-Object { $_.FullName })
    }
    foreach ($candidate in $candidates) {
        if (Test-Jdk $candidate) { return $candidate }
    }
    Stop-With "no JDK 25 or newer with jlink and jpackage was found (JAVA_HOME is '$env:JAVA_HOME'). Install one, or point JAVA_HOME at it."
}

# jpackage leaves the .msi itself to WiX.
function Assert-Wix {
    if (-not (Get-Command wix -ErrorAction SilentlyContinue) -and -not (Get-Command candle -ErrorAction SilentlyContinue)) {
        Stop-With ('WiX is missing: "dotnet tool install --global wix --version 5.0.2", then ' +
            '"wix extension add -g WixToolset.Util.wixext/5.0.2 WixToolset.UI.wixext/5.0.2"; or WiX 3.14 with candle and light on the PATH')
    }
}

# JavaFX turned into jmods, its DLLs as files of the runtime: common.sh says why.
function New-Jmod([string] $module, [string] $jar) {
    $classes = Join-Path $work "javafx\$module"
    $native = Join-Path $work "native\$module"
    New-Item -ItemType Directory -Force $classes, $native | Out-Null
    Push-Location $classes
    try { Invoke-Tool "$jdk\bin\jar.exe" @('--extract', '--file', $jar) } finally { Pop-Location }
    Get-ChildItem -Recurse -File -Filter '*.dll' $classes | Move-Item -Destination $native
    Invoke-Tool "$jdk\bin\jmod.exe" @('create', '--class-path', $classes, '--libs', $native, "$work\jmods\$module.jmod")
}

$jdk = Find-Jdk
$env:JAVA_HOME = $jdk
Assert-Wix

# Clean, since a jar that an older build left behind would be packed along.
if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) { Stop-With 'mvn is missing; install Maven 3.8 or newer' }
Push-Location $root
try { Invoke-Tool 'mvn' @('-B', '-q', 'clean', 'package', '-DskipTests') } finally { Pop-Location }
$version = (Select-String -Path "$root\pom.xml" -Pattern '<version>([0-9.]+)' | Select-Object -First 1).Matches[0].Groups[1].Value
if (Test-Path $work) { Remove-Item -Recurse -Force $work }
New-Item -ItemType Directory -Force "$work\input\lib", "$work\jmods" | Out-Null

foreach ($jar in Get-ChildItem -File "$app\lib\*.jar") {
    if ($jar.Name -match '^javafx-([a-z]+)-.*-win.*\.jar$') {
        New-Jmod "javafx.$($Matches[1])" $jar.FullName
    } elseif ($jar.Name -notlike 'javafx-*') {
        Copy-Item $jar.FullName "$work\input\lib\"
    }
}
if (-not (Test-Path "$work\jmods\javafx.graphics.jmod")) {
    Stop-With "no JavaFX jars for Windows in $app\lib; run 'mvn clean package -DskipTests'"
}
Copy-Item "$app\switchboard.jar", "$app\licenses.txt", "$app\switchboard.cdx.json" "$work\input\"

$jars = @("$work\input\switchboard.jar") + @(Get-ChildItem -File "$work\input\lib\*.jar" | ForEach-Object { $_.FullName })
$jdepsArguments = @('--print-module-deps', '--ignore-missing-deps', '--multi-release', '25',
    '--module-path', "$work\javafx", '--class-path', "$work\input\lib\*") + $jars
$modules = Invoke-Tool "$jdk\bin\jdeps.exe" $jdepsArguments | Select-Object -Last 1
if ($modules -notmatch 'java\.base') { Stop-With "jdeps found no modules: $modules" }

Invoke-Tool "$jdk\bin\jlink.exe" @('--module-path', "$work\jmods", '--add-modules', "$modules,$extraModules",
    '--include-locales=en,de', '--strip-debug', '--strip-native-commands', '--no-header-files', '--no-man-pages',
    '--compress', 'zip-6', '--generate-cds-archive', '--output', "$work\runtime")

# The second launcher takes everything else from the first.
Set-Content -Encoding Ascii "$work\cli.properties" @('win-console=true', 'win-menu=false', 'win-shortcut=false')

$arguments = @('--type', 'msi', '--name', $name, '--app-version', $version, '--vendor', $name, '--description', $description,
    '--icon', "$root\installer\icon\switchboard.ico", '--input', "$work\input", '--main-jar', 'switchboard.jar',
    '--runtime-image', "$work\runtime", '--add-launcher', "switchboard-cli=$work\cli.properties", '--dest', $out,
    '--win-per-user-install', '--win-menu', '--win-menu-group', $name, '--win-shortcut',
    # Never to change: by it the next version finds this one and replaces it.
    '--win-upgrade-uuid', 'c463d8ef-e066-4ebc-876c-01e865becde7')
foreach ($option in $javaOptions) { $arguments += @('--java-options', $option) }
Invoke-Tool "$jdk\bin\jpackage.exe" $arguments

Remove-Item -Recurse -Force $work
Write-Output "installer: made $out\$name-$version.msi"
