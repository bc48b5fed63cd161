; Recipe of the installer for Windows: Inno Setup 6.
;
;   iscc /DVersion=0.2.0 packaging\windows\piyue.iss
;
; UNTESTED: nobody has run this on Windows yet. See README.md beside it for what to try first.
; It installs for the user alone, without rights of an administrator.

#ifndef Version
#error Say which version: iscc /DVersion=0.2.0
#endif

[Setup]
AppId={{6C1B8A0E-3D0F-4C3B-9B57-5D1E8C0B7A11}
AppName=Piyue 批阅
AppVersion={#Version}
AppPublisher=The Piyue authors
DefaultDirName={autopf}\Piyue
DefaultGroupName=Piyue 批阅
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=piyue-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
UninstallDisplayIcon={app}\piyuew.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
; Inno Setup does not bring Chinese; put ChineseSimplified.isl of its translations beside this file.
Name: "zh"; MessagesFile: "ChineseSimplified.isl"

[Files]
Source: "..\..\build\frozen\dist\piyue\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version left must not be loaded by this one. Libraries and settings are elsewhere.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Piyue 批阅"; Filename: "{app}\piyuew.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.piyue"; ValueType: string; ValueData: "Piyue.Library"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Piyue.Library"; ValueType: string; ValueData: "Piyue library"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Piyue.Library\DefaultIcon"; ValueType: string; ValueData: "{app}\piyuew.exe,0"
Root: HKA; Subkey: "Software\Classes\Piyue.Library\shell\open\command"; ValueType: string; ValueData: """{app}\piyuew.exe"" ""%1"""

[Run]
Filename: "{app}\piyuew.exe"; Flags: nowait postinstall skipifsilent
