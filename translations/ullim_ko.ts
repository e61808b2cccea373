<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New project…</source>
        <translation>새 프로젝트…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>프로젝트 열기…</translation>
    </message>
    <message>
        <source>Import sounds…</source>
        <translation>소리 가져오기…</translation>
    </message>
    <message>
        <source>Import a table (CSV)…</source>
        <translation>표(CSV) 가져오기…</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>데모 열기</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>프로젝트 닫기</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Search clips</source>
        <translation>클립 검색</translation>
    </message>
    <message>
        <source>Show all clips</source>
        <translation>모든 클립 보기</translation>
    </message>
    <message>
        <source>Select all clips of the list</source>
        <translation>목록의 모든 클립 선택</translation>
    </message>
    <message>
        <source>Class 1, go on</source>
        <translation>클래스 1, 다음으로</translation>
    </message>
    <message>
        <source>Class 2, go on</source>
        <translation>클래스 2, 다음으로</translation>
    </message>
    <message>
        <source>Class 3, go on</source>
        <translation>클래스 3, 다음으로</translation>
    </message>
    <message>
        <source>Class 4, go on</source>
        <translation>클래스 4, 다음으로</translation>
    </message>
    <message>
        <source>Class 5, go on</source>
        <translation>클래스 5, 다음으로</translation>
    </message>
    <message>
        <source>Class 6, go on</source>
        <translation>클래스 6, 다음으로</translation>
    </message>
    <message>
        <source>Class 7, go on</source>
        <translation>클래스 7, 다음으로</translation>
    </message>
    <message>
        <source>Class 8, go on</source>
        <translation>클래스 8, 다음으로</translation>
    </message>
    <message>
        <source>Class 9, go on</source>
        <translation>클래스 9, 다음으로</translation>
    </message>
    <message>
        <source>Class 10, go on</source>
        <translation>클래스 10, 다음으로</translation>
    </message>
    <message>
        <source>Class 1, stay here</source>
        <translation>클래스 1, 그대로</translation>
    </message>
    <message>
        <source>Class 2, stay here</source>
        <translation>클래스 2, 그대로</translation>
    </message>
    <message>
        <source>Class 3, stay here</source>
        <translation>클래스 3, 그대로</translation>
    </message>
    <message>
        <source>Class 4, stay here</source>
        <translation>클래스 4, 그대로</translation>
    </message>
    <message>
        <source>Class 5, stay here</source>
        <translation>클래스 5, 그대로</translation>
    </message>
    <message>
        <source>Class 6, stay here</source>
        <translation>클래스 6, 그대로</translation>
    </message>
    <message>
        <source>Class 7, stay here</source>
        <translation>클래스 7, 그대로</translation>
    </message>
    <message>
        <source>Class 8, stay here</source>
        <translation>클래스 8, 그대로</translation>
    </message>
    <message>
        <source>Class 9, stay here</source>
        <translation>클래스 9, 그대로</translation>
    </message>
    <message>
        <source>Class 10, stay here</source>
        <translation>클래스 10, 그대로</translation>
    </message>
    <message>
        <source>Verify the label, go on</source>
        <translation>라벨 확인 후 다음으로</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Clear the label</source>
        <translation>라벨 지우기</translation>
    </message>
    <message>
        <source>Add a class…</source>
        <translation>클래스 추가…</translation>
    </message>
    <message>
        <source>Rename a class…</source>
        <translation>클래스 이름 바꾸기…</translation>
    </message>
    <message>
        <source>Merge classes…</source>
        <translation>클래스 병합…</translation>
    </message>
    <message>
        <source>Drop a class…</source>
        <translation>클래스 삭제…</translation>
    </message>
    <message>
        <source>Colour of a class…</source>
        <translation>클래스 색…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>선택 구간 재생</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>다음 클립</translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation>이전 클립</translation>
    </message>
    <message>
        <source>Next clip without a verdict</source>
        <translation>판정하지 않은 다음 클립</translation>
    </message>
    <message>
        <source>Previous clip without a verdict</source>
        <translation>판정하지 않은 이전 클립</translation>
    </message>
    <message>
        <source>Back 0.25 s</source>
        <translation>0.25초 뒤로</translation>
    </message>
    <message>
        <source>Forward 0.25 s</source>
        <translation>0.25초 앞으로</translation>
    </message>
    <message>
        <source>Start of the clip</source>
        <translation>클립 처음</translation>
    </message>
    <message>
        <source>End of the clip</source>
        <translation>클립 끝</translation>
    </message>
    <message>
        <source>Original or augmented</source>
        <translation>원본 또는 증강본</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Play each clip by itself</source>
        <translation>클립마다 자동 재생</translation>
    </message>
    <message>
        <source>Go on after a verdict</source>
        <translation>판정 후 다음으로</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>클립 전체</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>선택 구간에 맞추기</translation>
    </message>
    <message>
        <source>Next colour map</source>
        <translation>다음 색상 맵</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>어둡게 또는 밝게</translation>
    </message>
    <message>
        <source>한국어 / English</source>
        <translation>한국어 / English</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Stop, keep the best so far</source>
        <translation>중지하고 지금까지의 최선 유지</translation>
    </message>
    <message>
        <source>Abort training</source>
        <translation>학습 버리기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>기능 찾기…</translation>
    </message>
    <message>
        <source>About Ullim</source>
        <translation>울림 정보</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>라벨(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Clip</source>
        <translation>클립(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Play the part in view</source>
        <translation>보이는 부분 재생</translation>
    </message>
    <message>
        <source>Back 1 s</source>
        <translation>1초 뒤로</translation>
    </message>
    <message>
        <source>Forward 1 s</source>
        <translation>1초 앞으로</translation>
    </message>
    <message>
        <source>Back 10 ms</source>
        <translation>10 ms 뒤로</translation>
    </message>
    <message>
        <source>Forward 10 ms</source>
        <translation>10 ms 앞으로</translation>
    </message>
    <message>
        <source>Selection starts at the cursor</source>
        <translation>커서에서 선택 시작</translation>
    </message>
    <message>
        <source>Selection ends at the cursor</source>
        <translation>커서에서 선택 끝</translation>
    </message>
    <message>
        <source>No selection</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>더 느리게</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>더 빠르게</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>보통 속도</translation>
    </message>
    <message>
        <source>Keep the pitch at any speed</source>
        <translation>속도를 바꿔도 음높이 유지</translation>
    </message>
    <message>
        <source>Play the selected band alone</source>
        <translation>선택한 대역만 재생</translation>
    </message>
    <message>
        <source>Region from the selection</source>
        <translation>선택한 부분을 구간으로</translation>
    </message>
    <message>
        <source>Region at the cursor</source>
        <translation>커서 위치에 구간 추가</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>다음 구간</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>이전 구간</translation>
    </message>
    <message>
        <source>Class of the region</source>
        <translation>구간의 클래스</translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation>구간 지우기</translation>
    </message>
    <message>
        <source>Measure the selection into the table</source>
        <translation>선택 구간을 측정해 표에 추가</translation>
    </message>
    <message>
        <source>Table of measurements</source>
        <translation>측정값 표</translation>
    </message>
    <message>
        <source>Previous colour map</source>
        <translation>이전 색상 맵</translation>
    </message>
    <message>
        <source>Less dynamic range</source>
        <translation>동적 범위 좁히기</translation>
    </message>
    <message>
        <source>More dynamic range</source>
        <translation>동적 범위 넓히기</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>그림을 더 밝게</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>그림을 더 어둡게</translation>
    </message>
    <message>
        <source>0 dB: each clip&apos;s maximum, or the same for all</source>
        <translation>0 dB 기준: 클립마다 최댓값 또는 모두 같게</translation>
    </message>
    <message>
        <source>FFT twice as long</source>
        <translation>FFT 길이 두 배로</translation>
    </message>
    <message>
        <source>FFT half as long</source>
        <translation>FFT 길이 절반으로</translation>
    </message>
    <message>
        <source>Hop twice as long</source>
        <translation>홉 길이 두 배로</translation>
    </message>
    <message>
        <source>Hop half as long</source>
        <translation>홉 길이 절반으로</translation>
    </message>
    <message>
        <source>Next window kind</source>
        <translation>다음 창 함수</translation>
    </message>
    <message>
        <source>Twice as many mel bands</source>
        <translation>멜 대역 수 두 배로</translation>
    </message>
    <message>
        <source>Half as many mel bands</source>
        <translation>멜 대역 수 절반으로</translation>
    </message>
    <message>
        <source>Analysis: librosa&apos;s defaults</source>
        <translation>분석: librosa 기본값</translation>
    </message>
    <message>
        <source>Analysis: speech</source>
        <translation>분석: 음성</translation>
    </message>
    <message>
        <source>Analysis: infant cry</source>
        <translation>분석: 아기 울음</translation>
    </message>
    <message>
        <source>Analysis: music</source>
        <translation>분석: 음악</translation>
    </message>
    <message>
        <source>Zoom in frequency</source>
        <translation>주파수 축 확대</translation>
    </message>
    <message>
        <source>Zoom out of frequency</source>
        <translation>주파수 축 축소</translation>
    </message>
    <message>
        <source>All frequencies</source>
        <translation>주파수 전체</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>이전 보기로</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>다음 보기로</translation>
    </message>
    <message>
        <source>Go to time…</source>
        <translation>시각으로 가기…</translation>
    </message>
    <message>
        <source>Compare with another clip</source>
        <translation>다른 클립과 비교</translation>
    </message>
    <message>
        <source>Select boxes in spectrograms</source>
        <translation>스펙트로그램에서 상자 선택</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>단축키 설정…</translation>
    </message>
    <message>
        <source>Frequency axis: linear, log, mel, notes</source>
        <translation>주파수 축: 선형, 로그, 멜, 음이름</translation>
    </message>
</context>
<context>
    <name>Augment</name>
    <message>
        <source>Fade in</source>
        <translation>페이드 인</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>페이드 아웃</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>The level rises from silence over the first seconds.</source>
        <translation>처음 몇 초 동안 무음에서 점점 커집니다.</translation>
    </message>
    <message>
        <source>The level falls to silence over the last seconds.</source>
        <translation>마지막 몇 초 동안 무음으로 점점 작아집니다.</translation>
    </message>
    <message>
        <source>The whole clip is made louder or softer.</source>
        <translation>클립 전체를 더 크게 또는 더 작게 합니다.</translation>
    </message>
    <message>
        <source>Noise is added at a chosen distance below the signal.</source>
        <translation>신호보다 정한 만큼 낮은 수준의 잡음을 더합니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>신호 대 잡음비</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>equal power</source>
        <translation>등전력</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>white</source>
        <translation>백색</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>핑크</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>브라운</translation>
    </message>
</context>
<context>
    <name>InspectPreset</name>
    <message>
        <source>librosa&apos;s defaults</source>
        <translation>librosa 기본값</translation>
    </message>
    <message>
        <source>n_fft 2048, hop 512, 128 mel bands</source>
        <translation>n_fft 2048, 홉 512, 멜 대역 128개</translation>
    </message>
    <message>
        <source>Speech, 25 ms / 10 ms</source>
        <translation>음성, 25 ms / 10 ms</translation>
    </message>
    <message>
        <source>Hamming window, 40 mel bands, 13 MFCC</source>
        <translation>해밍 창, 멜 대역 40개, MFCC 13개</translation>
    </message>
    <message>
        <source>Infant cry, 32 ms / 8 ms</source>
        <translation>아기 울음, 32 ms / 8 ms</translation>
    </message>
    <message>
        <source>Parts the harmonics of a cry; 64 mel bands from 100 Hz</source>
        <translation>울음의 배음이 나뉘어 보입니다. 100 Hz부터 멜 대역 64개</translation>
    </message>
    <message>
        <source>Recipe %1</source>
        <translation>레시피 %1</translation>
    </message>
    <message>
        <source>What this recipe feeds to its network</source>
        <translation>이 레시피가 신경망에 넣는 입력</translation>
    </message>
    <message>
        <source>Music, 93 ms / 23 ms</source>
        <translation>음악, 93 ms / 23 ms</translation>
    </message>
    <message>
        <source>Long windows part the notes of a chord</source>
        <translation>긴 창으로 화음의 음들이 나뉘어 보입니다</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>This key alone cannot be told from others; choose another.</source>
        <translation>이 키만으로는 다른 키와 구별할 수 없습니다. 다른 키를 고르세요.</translation>
    </message>
    <message>
        <source>Tab moves the keyboard from one control to the next; without it the program cannot be used without a mouse.</source>
        <translation>Tab은 키보드 초점을 다음 항목으로 옮기는 키입니다. 이 키가 없으면 마우스 없이 프로그램을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Esc leaves dialogs, menus and text fields.</source>
        <translation>Esc는 대화 상자, 메뉴, 입력란에서 나가는 키입니다.</translation>
    </message>
    <message>
        <source>Ctrl+Space switches the input method on Korean, Japanese and Chinese systems and would not arrive here.</source>
        <translation>Ctrl+Space는 한국어, 일본어, 중국어 시스템에서 입력기를 전환하는 키라서 여기까지 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>Copy, cut and paste are the same everywhere.</source>
        <translation>복사, 잘라내기, 붙여넣기 키는 어디서나 같습니다.</translation>
    </message>
    <message>
        <source>The system keeps this key for its windows.</source>
        <translation>시스템이 창을 다루는 데 쓰는 키입니다.</translation>
    </message>
    <message>
        <source>The system may keep this key for itself.</source>
        <translation>시스템이 이 키를 따로 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Some input methods take Shift+Space for themselves; give the action a second key.</source>
        <translation>Shift+Space를 가로채는 입력기가 있습니다. 이 기능에 두 번째 키를 정해 두세요.</translation>
    </message>
    <message>
        <source>Alt with a letter may open a menu instead.</source>
        <translation>Alt와 글자를 함께 누르면 대신 메뉴가 열릴 수 있습니다.</translation>
    </message>
    <message>
        <source>F10 may open the menu bar instead.</source>
        <translation>F10을 누르면 대신 메뉴 막대가 열릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Return also presses buttons and opens rows; there it keeps that meaning.</source>
        <translation>Return은 버튼을 누르고 행을 여는 데도 쓰입니다. 그런 곳에서는 원래 기능을 그대로 합니다.</translation>
    </message>
    <message>
        <source>In text fields this key keeps its own meaning.</source>
        <translation>입력란에서는 이 키가 원래 기능을 그대로 합니다.</translation>
    </message>
</context>
<context>
    <name>LongJob</name>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
</context>
<context>
    <name>Measurement</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>High</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>RMS amplitude</source>
        <translation>RMS 진폭</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>RMS of band</source>
        <translation>대역 RMS</translation>
    </message>
    <message>
        <source>Peak frequency</source>
        <translation>피크 주파수</translation>
    </message>
    <message>
        <source>Centroid</source>
        <translation>스펙트럼 중심</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>대역폭</translation>
    </message>
    <message>
        <source>5 % frequency</source>
        <translation>5 % 주파수</translation>
    </message>
    <message>
        <source>95 % frequency</source>
        <translation>95 % 주파수</translation>
    </message>
    <message>
        <source>f0 median</source>
        <translation>f0 중앙값</translation>
    </message>
    <message>
        <source>f0 lowest</source>
        <translation>f0 최저</translation>
    </message>
    <message>
        <source>f0 highest</source>
        <translation>f0 최고</translation>
    </message>
    <message>
        <source>Voiced</source>
        <translation>유성음 비율</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>지터</translation>
    </message>
    <message>
        <source>Shimmer</source>
        <translation>시머</translation>
    </message>
    <message>
        <source>HNR</source>
        <translation>HNR</translation>
    </message>
    <message>
        <source>Zero crossings</source>
        <translation>영교차</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정 시각</translation>
    </message>
    <message>
        <source>per sample</source>
        <translation>샘플당</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title of a column, then its unit</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PaneKind</name>
    <message>
        <source>Waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>Spectrogram (STFT)</source>
        <translation>스펙트로그램 (STFT)</translation>
    </message>
    <message>
        <source>Log-mel spectrogram</source>
        <translation>로그 멜 스펙트로그램</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
    <message>
        <source>MFCC, first delta</source>
        <translation>MFCC 1차 델타</translation>
    </message>
    <message>
        <source>MFCC, second delta</source>
        <translation>MFCC 2차 델타</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>크로마</translation>
    </message>
    <message>
        <source>Spectral contrast</source>
        <translation>스펙트럼 대비</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Zero-crossing rate</source>
        <translation>영교차율</translation>
    </message>
    <message>
        <source>Spectral centroid</source>
        <translation>스펙트럼 중심</translation>
    </message>
    <message>
        <source>Spectral bandwidth</source>
        <translation>스펙트럼 대역폭</translation>
    </message>
    <message>
        <source>Spectral roll-off</source>
        <translation>스펙트럼 롤오프</translation>
    </message>
    <message>
        <source>Spectral flatness</source>
        <translation>스펙트럼 평탄도</translation>
    </message>
    <message>
        <source>Pitch (f0)</source>
        <translation>음고 (f0)</translation>
    </message>
    <message>
        <source>Voicing (probability)</source>
        <translation>유성음 확률</translation>
    </message>
    <message>
        <source>Onset strength</source>
        <translation>온셋 강도</translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message>
        <source>A small picture network: two 3 × 3 convolutions (32 and 64 filters), max pooling, a dense layer of 128 and dropout, on the log-mel spectrogram of the whole clip. Quick on a laptop; a good first run.</source>
        <translation>작은 그림 신경망: 3 × 3 합성곱 둘(필터 32, 64개), 최대 풀링, 128개짜리 밀집층, 드롭아웃을 클립 전체의 로그 멜 스펙트로그램에 씁니다. 노트북에서도 빨라 처음 시작하기에 좋습니다.</translation>
    </message>
    <message>
        <source>%L1 Hz</source>
        <translation>%L1 Hz</translation>
    </message>
    <message>
        <source>each clip&apos;s own rate</source>
        <translation>클립마다 원래 샘플링 레이트</translation>
    </message>
    <message>
        <source>cut or padded to %L1 s</source>
        <translation>%L1초로 자르거나 채움</translation>
    </message>
    <message>
        <source>the whole clip</source>
        <translation>클립 전체</translation>
    </message>
    <message>
        <source>Input: %1, %2 × %3 (frequency × time), %4, at %5</source>
        <translation>입력: %1, %2 × %3 (주파수 × 시간), %4, %5</translation>
    </message>
    <message>
        <source>No clip can be used: training needs labelled, readable clips.</source>
        <translation>쓸 수 있는 클립이 없습니다. 학습에는 라벨이 있고 읽을 수 있는 클립이 필요합니다.</translation>
    </message>
    <message>
        <source>%L1 clips, %2 classes, %L3 groups</source>
        <translation>클립 %L1개, 클래스 %2개, 그룹 %L3개</translation>
    </message>
    <message>
        <source>%L1 excluded</source>
        <translation>제외 %L1개</translation>
    </message>
    <message>
        <source>%L1 unreadable</source>
        <translation>읽을 수 없음 %L1개</translation>
    </message>
    <message>
        <source>%L1 without a label</source>
        <translation>라벨 없음 %L1개</translation>
    </message>
    <message>
        <source>%L1 not matching</source>
        <translation>조건에 안 맞음 %L1개</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>뺀 것: %1</translation>
    </message>
    <message>
        <source>%1 folds by group: every clip is tested once, by a network that has heard nothing of its group.</source>
        <translation>그룹별 폴드 %1개: 모든 클립을 한 번씩, 그 그룹을 전혀 듣지 않은 신경망으로 테스트합니다.</translation>
    </message>
    <message>
        <source>One part by group: no group is heard both in training and in the test.</source>
        <translation>그룹별로 일부를 떼어 둠: 학습과 테스트에 같은 그룹이 함께 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>%1 folds by clip: every clip is tested once.</source>
        <translation>클립별 폴드 %1개: 모든 클립을 한 번씩 테스트합니다.</translation>
    </message>
    <message>
        <source>One part by clip.</source>
        <translation>클립별로 일부를 떼어 둠.</translation>
    </message>
    <message>
        <source>No groups are known, so clips of one voice may be on both sides.</source>
        <translation>그룹을 몰라서 같은 목소리의 클립이 양쪽에 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>This split leaks, so the result would look better than it is: %1</source>
        <translation>이 분할은 정보가 새어 결과가 실제보다 좋아 보입니다: %1</translation>
    </message>
    <message>
        <source>This split leaks, so the result would look better than it is: %1 … and %L2 more.</source>
        <translation>이 분할은 정보가 새어 결과가 실제보다 좋아 보입니다: %1 … 그 밖에 %L2건.</translation>
    </message>
    <message>
        <source>%L1 clips read and turned into pictures</source>
        <translation>클립 %L1개를 읽어 그림으로 바꿈</translation>
    </message>
    <message>
        <source>Fold %1 of %2</source>
        <translation>폴드 %1/%2</translation>
    </message>
    <message>
        <source>, best so far</source>
        <translation>, 지금까지 최선</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3, accuracy %4 %; validation loss %5, accuracy %6 %%7</source>
        <translation>에포크 %1/%2: 학습 손실 %3, 정확도 %4 %; 검증 손실 %5, 정확도 %6 %%7</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>주의: %1</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>%1 만에 완료</translation>
    </message>
</context>
<context>
    <name>ullim::AugmentCard</name>
    <message>
        <source>Earlier</source>
        <translation>앞으로 옮기기</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>뒤로 옮기기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>ullim::AugmentPage</name>
    <message>
        <source>Training will add one copy of each training clip changed by this chain.</source>
        <translation>학습할 때 학습 클립마다 이 체인을 적용한 사본을 하나씩 더합니다.</translation>
    </message>
    <message>
        <source>No clip to change</source>
        <translation>바꿀 클립이 없습니다</translation>
    </message>
    <message>
        <source>Choose a clip on the Data page; here you hear and see what fades, gain and noise do to it.</source>
        <translation>데이터 페이지에서 클립을 고르세요. 페이드, 이득, 잡음이 소리를 어떻게 바꾸는지 여기서 듣고 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Go to Data   %1</source>
        <translation>데이터로 가기   %1</translation>
    </message>
    <message>
        <source>Augmentation chain</source>
        <translation>증강 체인</translation>
    </message>
    <message>
        <source>Use in training</source>
        <translation>학습에 사용</translation>
    </message>
    <message>
        <source>Export WAV…</source>
        <translation>WAV 내보내기…</translation>
    </message>
    <message>
        <source>A · Original</source>
        <translation>A · 원본</translation>
    </message>
    <message>
        <source>B · Augmented</source>
        <translation>B · 증강본</translation>
    </message>
    <message>
        <source>Difference of the log-mels (B − A, dB)</source>
        <translation>로그 멜의 차이 (B − A, dB)</translation>
    </message>
    <message>
        <source>B reaches beyond full scale: it is cut there when played or exported.</source>
        <translation>B가 최대 진폭을 넘습니다. 재생하거나 내보낼 때 그 부분이 잘립니다.</translation>
    </message>
    <message>
        <source>Reading the sound…</source>
        <translation>소리를 읽는 중…</translation>
    </message>
    <message>
        <source>This file holds no sound.</source>
        <translation>이 파일에는 소리가 없습니다.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>계산하는 중…</translation>
    </message>
    <message>
        <source>Hearing B, augmented</source>
        <translation>B 증강본을 듣는 중</translation>
    </message>
    <message>
        <source>Hearing A, original</source>
        <translation>A 원본을 듣는 중</translation>
    </message>
    <message>
        <source>Export the augmented clip</source>
        <translation>증강한 클립 내보내기</translation>
    </message>
    <message>
        <source>WAV sound (*.wav)</source>
        <translation>WAV 소리 (*.wav)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>Sound saved: %1</source>
        <translation>소리를 저장했습니다: %1</translation>
    </message>
    <message>
        <source>This sound is too long to be augmented as a whole. Look at it on the Inspect page.</source>
        <translation>소리가 너무 길어 통째로 증강할 수 없습니다. 살펴보기 페이지에서 보세요.</translation>
    </message>
</context>
<context>
    <name>ullim::ChainEditor</name>
    <message>
        <source>Add a step</source>
        <translation>단계 추가</translation>
    </message>
    <message>
        <source>No step yet: what you hear is the original. Add a fade, a gain or noise.</source>
        <translation>아직 단계가 없어 원본이 그대로 들립니다. 페이드, 이득 또는 잡음을 추가하세요.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same noise for the same clip, every time.</source>
        <translation>같은 클립에 같은 시드를 쓰면 언제나 같은 잡음이 됩니다.</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>새로 뽑기</translation>
    </message>
    <message>
        <source>Another seed by chance</source>
        <translation>다른 시드를 무작위로 뽑습니다</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>fade_in(length=0.5); noise(snr_db=10)</source>
        <translation>fade_in(length=0.5); noise(snr_db=10)</translation>
    </message>
    <message>
        <source>The chain as the command line and training take it</source>
        <translation>명령줄과 학습에서 쓰는 형태의 체인</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>ullim::ClassChart</name>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1: clips %2 (%3 %), %4 s in all</source>
        <translation>%1: 클립 %2개 (%3 %), 모두 %4초</translation>
    </message>
    <message>
        <source>Excluded and not counted: %1</source>
        <translation>제외되어 세지 않음: %1</translation>
    </message>
    <message>
        <source>Class distribution</source>
        <translation>클래스 분포</translation>
    </message>
</context>
<context>
    <name>ullim::ClipFeed</name>
    <message>
        <source>Reading the sound…</source>
        <translation>소리를 읽는 중…</translation>
    </message>
    <message>
        <source>This file holds no sound.</source>
        <translation>이 파일에는 소리가 없습니다.</translation>
    </message>
</context>
<context>
    <name>ullim::ClipModel</name>
    <message>
        <source>new</source>
        <translation>새 클립</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>The label this clip came with; it is kept for ever.</source>
        <translation>이 클립이 처음 가지고 온 라벨입니다. 영원히 보존됩니다.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>샘플링 레이트</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>First label</source>
        <translation>처음 라벨</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>비고</translation>
    </message>
</context>
<context>
    <name>ullim::ClipView</name>
    <message>
        <source>This file holds no sound.</source>
        <translation>이 파일에는 소리가 없습니다.</translation>
    </message>
    <message>
        <source>Reading the waveform …</source>
        <translation>파형을 읽는 중…</translation>
    </message>
</context>
<context>
    <name>ullim::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>기능 찾기</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 하시겠어요?</translation>
    </message>
    <message>
        <source>%1    [%2]</source>
        <translation>%1    [%2]</translation>
    </message>
</context>
<context>
    <name>ullim::CompareView</name>
    <message>
        <source>of</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Difference: B minus A</source>
        <translation>차이: B − A</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>dB re 1</source>
        <translation>dB re 1</translation>
    </message>
    <message>
        <source>Choose another clip to compare with the pinned one.</source>
        <translation>고정한 클립과 비교할 다른 클립을 고르세요.</translation>
    </message>
    <message>
        <source>One of the two is too long for a picture of the difference.</source>
        <translation>둘 중 하나가 너무 길어 차이 그림을 그릴 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>ullim::ConfusionView</name>
    <message>
        <source>True label %1, predicted %2: %3 of %4 clips (%5 %)</source>
        <translation>실제 %1, 예측 %2: %4개 중 %3개 (%5 %)</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>실제 라벨</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
</context>
<context>
    <name>ullim::CurvePane</name>
    <message>
        <source>Computing …</source>
        <translation>계산하는 중…</translation>
    </message>
    <message>
        <source>no voice was found</source>
        <translation>유성음을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>no voice</source>
        <translation>유성음 없음</translation>
    </message>
    <message>
        <source> · voiced %1</source>
        <translation> · 유성음 %1</translation>
    </message>
    <message>
        <source>%1 s · %2: %3 · [0, %4]</source>
        <translation>%1초 · %2: %3 · [0, %4]</translation>
    </message>
</context>
<context>
    <name>ullim::CurvesView</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최선 에포크</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Epoch %1 (best so far)</source>
        <translation>에포크 %1 (지금까지 최선)</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>에포크 %1</translation>
    </message>
    <message>
        <source>Training: loss %1, accuracy %2 %</source>
        <translation>학습: 손실 %1, 정확도 %2 %</translation>
    </message>
    <message>
        <source>Validation: loss %1, accuracy %2 %</source>
        <translation>검증: 손실 %1, 정확도 %2 %</translation>
    </message>
</context>
<context>
    <name>ullim::DataClasses</name>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n more excluded</source>
        <translation>
            <numerusform>그 밖에 %n개 제외됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Show these clips</source>
        <translation>이 클립들 보기</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>병합…</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>색…</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Double-click: show the clips of this class. Right-click: rename, merge, colour, drop.</source>
        <translation>더블클릭: 이 클래스의 클립 보기. 오른쪽 클릭: 이름 바꾸기, 병합, 색, 삭제.</translation>
    </message>
</context>
<context>
    <name>ullim::DataClip</name>
    <message>
        <source>Choose a clip in the table.</source>
        <translation>표에서 클립을 고르세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n clips selected</source>
        <translation>
            <numerusform>클립 %n개 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2개 중 %1개 완료</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 a minute · %n min left</source>
        <translation>
            <numerusform>%1 · 분당 %2개 · %n분 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Autoplay</source>
        <translation>자동 재생</translation>
    </message>
    <message>
        <source>Notes on this clip</source>
        <translation>이 클립에 대한 메모</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>자동 넘김</translation>
    </message>
</context>
<context>
    <name>ullim::DataPage</name>
    <message>
        <source>No clips yet</source>
        <translation>아직 클립이 없습니다</translation>
    </message>
    <message>
        <source>Drop a folder of sounds on this window: a folder for each class, or any folder whose file names say the class. A table (CSV) of files and labels works too. Your files are only read.</source>
        <translation>소리 폴더를 이 창에 끌어다 놓으세요. 클래스마다 폴더가 하나씩 있거나, 파일 이름에 클래스가 적힌 폴더면 됩니다. 파일과 라벨을 적은 표(CSV)도 됩니다. 원본 파일은 읽기만 합니다.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 고르기…</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>표 고르기…</translation>
    </message>
    <message>
        <source>No clip matches</source>
        <translation>맞는 클립이 없습니다</translation>
    </message>
    <message>
        <source>Change the search, or show all clips again.</source>
        <translation>검색을 바꾸거나 모든 클립을 다시 보세요.</translation>
    </message>
    <message>
        <source>Show all clips</source>
        <translation>모든 클립 보기</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n clip(s)</source>
        <translation>
            <numerusform>%1 · 클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all clips again</source>
        <translation>모든 클립 다시 보기</translation>
    </message>
</context>
<context>
    <name>ullim::DataTable</name>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Label as</source>
        <translation>라벨 지정</translation>
    </message>
</context>
<context>
    <name>ullim::DisplayPanel</name>
    <message>
        <source>Panes</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Curves over the pictures</source>
        <translation>그림 위에 겹칠 곡선</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Panes and their order</source>
        <translation>패널과 순서</translation>
    </message>
    <message>
        <source>Space shows or hides a pane, Alt+Up and Alt+Down move it.</source>
        <translation>Space로 패널을 보이거나 숨기고, Alt+Up과 Alt+Down으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>색상 맵</translation>
    </message>
    <message>
        <source>Frequency axis</source>
        <translation>주파수 축</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>0 dB is</source>
        <translation>0 dB 기준</translation>
    </message>
    <message>
        <source>Brightest</source>
        <translation>가장 밝은 값</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>멜</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>음이름</translation>
    </message>
    <message>
        <source>each clip&apos;s maximum</source>
        <translation>클립마다 최댓값</translation>
    </message>
    <message>
        <source>1, the same for all clips</source>
        <translation>1 (모든 클립에 같게)</translation>
    </message>
</context>
<context>
    <name>ullim::ErrorWords</name>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>No such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>The file cannot be written; nothing was changed</source>
        <translation>파일을 쓸 수 없습니다. 아무것도 바뀌지 않았습니다</translation>
    </message>
    <message>
        <source>There is a file of that name already</source>
        <translation>같은 이름의 파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>A value is not allowed</source>
        <translation>허용되지 않는 값입니다</translation>
    </message>
    <message>
        <source>The content is not what it should be</source>
        <translation>내용이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾을 수 없습니다</translation>
    </message>
    <message>
        <source>It was changed in the meantime</source>
        <translation>그사이에 바뀌었습니다</translation>
    </message>
    <message>
        <source>The project is open somewhere else</source>
        <translation>프로젝트가 다른 곳에서 열려 있습니다</translation>
    </message>
    <message>
        <source>Made by a newer version of Ullim</source>
        <translation>더 새로운 버전의 울림으로 만든 것입니다</translation>
    </message>
    <message>
        <source>Something is not installed</source>
        <translation>설치되지 않은 것이 있습니다</translation>
    </message>
    <message>
        <source>A value is not a number</source>
        <translation>숫자가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>Too little to work with</source>
        <translation>데이터가 너무 적습니다</translation>
    </message>
    <message>
        <source>Something went wrong inside</source>
        <translation>내부에서 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then its detail</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>ullim::FilterBox</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Search, or: label = &quot;hungry&quot; and status != verified</source>
        <translation>검색, 또는: label = &quot;hungry&quot; and status != verified</translation>
    </message>
    <message>
        <source>Search clips</source>
        <translation>클립 검색</translation>
    </message>
    <message>
        <source>Words are looked for in file, label, group and notes.
Or a condition: label, original_label, group, status, duration, sample_rate, remarks … with = != &lt; &lt;= &gt; &gt;= ~ in, and, or, not.
Example: duration &lt; 1.5 and status = new</source>
        <translation>단어는 파일, 라벨, 그룹, 메모에서 찾습니다.
조건식도 됩니다: label, original_label, group, status, duration, sample_rate, remarks … 에 = != &lt; &lt;= &gt; &gt;= ~ in, and, or, not.
예: duration &lt; 1.5 and status = new</translation>
    </message>
</context>
<context>
    <name>ullim::HistoryDock</name>
    <message numerus="yes">
        <source>%1
%n clip(s), by %2</source>
        <translation>
            <numerusform>%1
클립 %n개, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>Undo the %n step(s) above</source>
        <translation>
            <numerusform>위의 %n단계 실행 취소</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redo %n step(s)</source>
        <translation>
            <numerusform>%n단계 다시 실행</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the chosen line</source>
        <translation>고른 줄로 가기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>This clip</source>
        <translation>이 클립</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>구간</translation>
    </message>
</context>
<context>
    <name>ullim::ImportSheet</name>
    <message>
        <source>Looking at %1</source>
        <translation>%1 살펴보는 중</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>추측</translation>
    </message>
    <message>
        <source>recognised by itself</source>
        <translation>자동 인식</translation>
    </message>
    <message>
        <source>recognised: %1</source>
        <translation>인식됨: %1</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>Say where the project is to be kept.</source>
        <translation>프로젝트를 어디에 둘지 정하세요.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Choose another place.</source>
        <translation>%1 폴더를 만들 수 없습니다. 다른 곳을 고르세요.</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation>
            <numerusform>파일 %n개 가져오는 중</numerusform>
        </translation>
    </message>
    <message>
        <source>The import was stopped; nothing was added.</source>
        <translation>가져오기를 중지했습니다. 아무것도 추가되지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) added</source>
        <translation>
            <numerusform>클립 %n개 추가됨</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>이미 있는 것 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read and are listed with the reason</source>
        <translation>
            <numerusform>읽을 수 없는 것 %n개는 이유와 함께 목록에 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Import %n clip(s)</source>
        <translation>
            <numerusform>클립 %n개 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>라벨 표</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Keep the project as</source>
        <translation>프로젝트 저장 위치</translation>
    </message>
    <message>
        <source>Ullim projects (*.ullim)</source>
        <translation>울림 프로젝트 (*.ullim)</translation>
    </message>
    <message>
        <source>Import sounds</source>
        <translation>소리 가져오기</translation>
    </message>
    <message>
        <source>Names are read as</source>
        <translation>이름 읽는 방식</translation>
    </message>
    <message>
        <source>none: labels come from folders and file names</source>
        <translation>없음: 라벨은 폴더와 파일 이름에서 옵니다</translation>
    </message>
    <message>
        <source>Columns for file, label, group</source>
        <translation>파일, 라벨, 그룹 열</translation>
    </message>
    <message>
        <source>Column with the file name</source>
        <translation>파일 이름이 있는 열</translation>
    </message>
    <message>
        <source>Column with the label</source>
        <translation>라벨이 있는 열</translation>
    </message>
    <message>
        <source>Column with the subject, speaker or recording</source>
        <translation>대상, 화자 또는 녹음이 있는 열</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>클래스 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>The first %1 of %2 clips, %3 groups</source>
        <translation>클립 %2개 중 처음 %1개, 그룹 %3개</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), %1 groups</source>
        <translation>
            <numerusform>클립 %n개, 그룹 %1개</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message numerus="yes">
        <source>%n not understood, left out</source>
        <translation>
            <numerusform>이해하지 못해 뺀 것 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>표 고르기</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>위치 고르기</translation>
    </message>
</context>
<context>
    <name>ullim::InspectFacts</name>
    <message>
        <source>new</source>
        <translation>새 클립</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>%L1 dBFS</source>
        <translation>%L1 dBFS</translation>
    </message>
    <message>
        <source>%L1 Hz</source>
        <translation>%L1 Hz</translation>
    </message>
    <message numerus="yes">
        <source>%n channels, mixed to mono</source>
        <translation>
            <numerusform>채널 %n개, 모노로 섞음</numerusform>
        </translation>
    </message>
    <message>
        <source>mono</source>
        <translation>모노</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>First label</source>
        <translation>처음 라벨</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>단독</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>만든 방법</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>샘플링 레이트</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>%1 s (%L2 samples)</source>
        <translation>%1초 (샘플 %L2개)</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>DC</source>
        <translation>DC</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>클리핑</translation>
    </message>
    <message>
        <source>%L1 samples</source>
        <translation>샘플 %L1개</translation>
    </message>
    <message>
        <source>NaN or Inf</source>
        <translation>NaN 또는 Inf</translation>
    </message>
    <message>
        <source>%L1 samples, read as 0</source>
        <translation>샘플 %L1개, 0으로 읽음</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>잘림</translation>
    </message>
    <message>
        <source>the file ends before its header says</source>
        <translation>헤더에 적힌 길이보다 파일이 먼저 끝납니다</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>최댓값 %1</translation>
    </message>
    <message>
        <source>RMS %1</source>
        <translation>RMS %1</translation>
    </message>
    <message>
        <source>%L1 samples clipped</source>
        <translation>클리핑된 샘플 %L1개</translation>
    </message>
</context>
<context>
    <name>ullim::InspectPage</name>
    <message>
        <source>No clip to look at</source>
        <translation>볼 클립이 없습니다</translation>
    </message>
    <message>
        <source>Choose a clip on the Data page; it is shown here at full size.</source>
        <translation>데이터 페이지에서 클립을 고르면 여기서 크게 보여 줍니다.</translation>
    </message>
    <message>
        <source>Go to Data   %1</source>
        <translation>데이터로 가기   %1</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Save picture…   %1</source>
        <translation>그림 저장…   %1</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)</source>
        <translation>PNG 그림 (*.png);;SVG 그림 (*.svg);;PDF 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>그림 %1</translation>
    </message>
    <message>
        <source>Picture saved: %1</source>
        <translation>그림을 저장했습니다: %1</translation>
    </message>
    <message>
        <source>Hearing A, the pinned clip</source>
        <translation>A 고정한 클립을 듣는 중</translation>
    </message>
    <message>
        <source>Hearing B, the present clip</source>
        <translation>B 지금 클립을 듣는 중</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 옮기기</translation>
    </message>
    <message>
        <source>Close “%1”</source>
        <translation>“%1” 닫기</translation>
    </message>
    <message>
        <source>Add below</source>
        <translation>아래에 추가</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>시각으로 가기</translation>
    </message>
    <message>
        <source>Time in seconds, or m:ss, or h:mm:ss</source>
        <translation>시각(초) 또는 m:ss, h:mm:ss</translation>
    </message>
    <message>
        <source>“%1” is no time (write 12.5 or 1:02.5)</source>
        <translation>“%1”은(는) 시각이 아닙니다 (12.5 또는 1:02.5처럼 적으세요)</translation>
    </message>
    <message>
        <source>Wheel zooms, Shift+wheel pans, drag selects, Alt+drag selects a box, click sets the cursor.</source>
        <translation>휠: 확대/축소, Shift+휠: 이동, 끌기: 선택, Alt+끌기: 상자 선택, 클릭: 커서 놓기.</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare   %1</source>
        <translation>비교   %1</translation>
    </message>
    <message>
        <source>Pins this clip; the ones you go to then stand beside it, with the difference</source>
        <translation>이 클립을 고정합니다. 그다음에 고르는 클립이 옆에 놓이고 차이도 함께 나타납니다</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Boxes   %1</source>
        <translation>상자   %1</translation>
    </message>
    <message>
        <source>Dragging over a spectrogram selects a time-frequency box (otherwise with Alt)</source>
        <translation>스펙트로그램 위에서 끌면 시간-주파수 상자를 선택합니다 (꺼져 있으면 Alt+끌기)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>That clip is not in the project any more.</source>
        <translation>그 클립은 더는 프로젝트에 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Mix of %n channels</source>
        <translation>
            <numerusform>채널 %n개 섞음</numerusform>
        </translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>채널 %1</translation>
    </message>
    <message>
        <source>dB re 1</source>
        <translation>dB re 1</translation>
    </message>
    <message>
        <source>dB re clip max.</source>
        <translation>dB re 클립 최댓값</translation>
    </message>
    <message>
        <source>The pinned clip cannot be heard: it is too long, or not read yet.</source>
        <translation>고정한 클립은 들을 수 없습니다. 너무 길거나 아직 읽는 중입니다.</translation>
    </message>
    <message>
        <source>This sound is too long for one picture; ullim-cli plot writes it (--offset, --duration).</source>
        <translation>소리가 너무 길어 그림 하나로 저장할 수 없습니다. ullim-cli plot으로 저장하세요(--offset, --duration).</translation>
    </message>
    <message>
        <source>%1 cannot be laid over the pictures: %2</source>
        <translation>%1을(를) 그림 위에 겹칠 수 없습니다: %2</translation>
    </message>
</context>
<context>
    <name>ullim::InspectPanel</name>
    <message>
        <source>Analysis</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>FFT size (n_fft)</source>
        <translation>FFT 크기 (n_fft)</translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>창 길이</translation>
    </message>
    <message>
        <source>Hop length</source>
        <translation>홉 길이</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창 함수</translation>
    </message>
    <message>
        <source>Range (top_db)</source>
        <translation>범위 (top_db)</translation>
    </message>
    <message>
        <source>Bands (n_mels)</source>
        <translation>대역 수 (n_mels)</translation>
    </message>
    <message>
        <source>From (fmin)</source>
        <translation>최저 (fmin)</translation>
    </message>
    <message>
        <source>To (fmax)</source>
        <translation>최고 (fmax)</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>MFCC (n_mfcc)</source>
        <translation>MFCC (n_mfcc)</translation>
    </message>
    <message>
        <source>as FFT size</source>
        <translation>FFT 크기와 같음</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> 샘플</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>half the rate</source>
        <translation>샘플링 레이트의 절반</translation>
    </message>
    <message>
        <source>1 (magnitude)</source>
        <translation>1 (크기)</translation>
    </message>
    <message>
        <source>2 (power)</source>
        <translation>2 (파워)</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>사용자 설정</translation>
    </message>
    <message>
        <source>Window %L1 ms, hop %L2 ms, %L3 Hz a bin at %L4 Hz</source>
        <translation>창 %L1 ms, 홉 %L2 ms, %L4 Hz에서 빈당 %L3 Hz</translation>
    </message>
    <message>
        <source>Mel bands, MFCC, pitch</source>
        <translation>멜 대역, MFCC, 음고</translation>
    </message>
    <message>
        <source>STFT shows</source>
        <translation>STFT 값</translation>
    </message>
    <message>
        <source>Pre-emphasis</source>
        <translation>프리엠퍼시스</translation>
    </message>
    <message>
        <source>Pitch from</source>
        <translation>음고 최저</translation>
    </message>
    <message>
        <source>Pitch to</source>
        <translation>음고 최고</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>decibel</source>
        <translation>데시벨</translation>
    </message>
    <message>
        <source>power</source>
        <translation>파워</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>크기</translation>
    </message>
</context>
<context>
    <name>ullim::IntervalChart</name>
    <message>
        <source>%1: %2</source>
        <comment>name: numbers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3)</source>
        <comment>estimate and its 95 % interval</comment>
        <translation>%1 % (%2 ~ %3)</translation>
    </message>
    <message>
        <source>estimate and 95 % interval</source>
        <translation>추정값과 95 % 구간</translation>
    </message>
    <message>
        <source>always the most frequent class</source>
        <translation>언제나 가장 흔한 클래스</translation>
    </message>
</context>
<context>
    <name>ullim::JobRow</name>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>%1 만에 완료</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
</context>
<context>
    <name>ullim::JobsDock</name>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Nothing is running. Imports, training and other long work show here, with a way to stop them.</source>
        <translation>실행 중인 작업이 없습니다. 가져오기, 학습 같은 긴 작업이 여기에 나타나고 여기서 멈출 수 있습니다.</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>끝난 작업 지우기</translation>
    </message>
</context>
<context>
    <name>ullim::JobsStrip</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (그 밖에 %n개)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::KeyButton</name>
    <message>
        <source>%1   %2</source>
        <comment>words on a button, then its key</comment>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>words of a tool tip, then the key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ullim::KeyDialog</name>
    <message>
        <source>Import a key map</source>
        <translation>단축키 파일 가져오기</translation>
    </message>
    <message>
        <source>Key maps (*.txt)</source>
        <translation>단축키 파일 (*.txt)</translation>
    </message>
    <message>
        <source>Export the key map</source>
        <translation>단축키 파일 내보내기</translation>
    </message>
    <message>
        <source>All keys are as they came.</source>
        <translation>모든 키가 처음 그대로입니다.</translation>
    </message>
    <message>
        <source>All keys are as they came again.</source>
        <translation>모든 키를 처음대로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키 설정</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>두 번째 키</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>여기로 옮기기</translation>
    </message>
    <message>
        <source>Leave both without it</source>
        <translation>양쪽 모두에서 빼기</translation>
    </message>
    <message>
        <source>Keep as it was</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>The keys this action came with</source>
        <translation>이 기능의 처음 키로 되돌립니다</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 초기화</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 is also “%2”.</source>
        <translation>%1은(는) “%2”에도 쓰입니다.</translation>
    </message>
    <message>
        <source>The action has this key already.</source>
        <translation>이 기능에 이미 있는 키입니다.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 is also %2.</source>
        <translation>%1은(는) %2에도 쓰입니다.</translation>
    </message>
    <message>
        <source>%1 is now “%2”.</source>
        <translation>이제 %1은(는) “%2”에 쓰입니다.</translation>
    </message>
    <message>
        <source>%1 does nothing now.</source>
        <translation>이제 %1에는 아무 기능도 없습니다.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Keys taken from %1</source>
        <translation>%1에서 단축키를 가져왔습니다</translation>
    </message>
    <message>
        <source>Keys taken from %1; %2 is both “%3” and “%4”.</source>
        <translation>%1에서 단축키를 가져왔습니다. %2은(는) “%3”, “%4” 둘 다에 쓰입니다.</translation>
    </message>
</context>
<context>
    <name>ullim::KeyField</name>
    <message>
        <source>Press a key…</source>
        <translation>키를 누르세요…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Esc goes back without a change.</source>
        <translation>Esc를 누르면 바꾸지 않고 돌아갑니다.</translation>
    </message>
    <message>
        <source>Return or a click, then the new key. Del takes the key away.</source>
        <translation>Return을 누르거나 클릭한 다음 새 키를 누르세요. Del은 키를 지웁니다.</translation>
    </message>
</context>
<context>
    <name>ullim::KeyList</name>
    <message>
        <source>Search by action, menu or key</source>
        <translation>기능, 메뉴, 키로 검색</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>기능과 단축키</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>기능</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>두 번째 키</translation>
    </message>
    <message>
        <source>No action fits. Try fewer letters.</source>
        <translation>맞는 기능이 없습니다. 글자를 줄여 보세요.</translation>
    </message>
</context>
<context>
    <name>ullim::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Class 1 to 10, go on</source>
        <translation>클래스 1–10, 다음으로</translation>
    </message>
    <message>
        <source>1 … 9, 0</source>
        <translation>1 … 9, 0</translation>
    </message>
    <message>
        <source>Class 1 to 10, stay here</source>
        <translation>클래스 1–10, 그대로</translation>
    </message>
    <message>
        <source>Shift+1 … 9, 0</source>
        <translation>Shift+1 … 9, 0</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>단축키 바꾸기…</translation>
    </message>
</context>
<context>
    <name>ullim::LabelBar</name>
    <message>
        <source>Verified</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>Label as %1 (%2)</source>
        <translation>%1(으)로 라벨 지정 (%2)</translation>
    </message>
    <message>
        <source>Label as %1</source>
        <translation>%1(으)로 라벨 지정</translation>
    </message>
    <message>
        <source>The label is right: verify and go on</source>
        <translation>라벨이 맞습니다: 확인하고 다음으로</translation>
    </message>
    <message>
        <source>Not sure about the label</source>
        <translation>라벨이 확실하지 않습니다</translation>
    </message>
    <message>
        <source>Leave this clip out of training and counts</source>
        <translation>이 클립을 학습과 집계에서 뺍니다</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, then its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ullim::LabelController</name>
    <message>
        <source>No clip is selected: choose one in the table first.</source>
        <translation>고른 클립이 없습니다. 먼저 표에서 하나 고르세요.</translation>
    </message>
    <message>
        <source>There is no class with the key %1. Add one with %2.</source>
        <translation>%1 키에 맞는 클래스가 없습니다. %2(으)로 추가하세요.</translation>
    </message>
    <message>
        <source>That was the last clip of this list.</source>
        <translation>이 목록의 마지막 클립이었습니다.</translation>
    </message>
    <message>
        <source>This is the last clip of the list.</source>
        <translation>목록의 마지막 클립입니다.</translation>
    </message>
    <message>
        <source>This is the first clip of the list.</source>
        <translation>목록의 첫 클립입니다.</translation>
    </message>
    <message>
        <source>Every clip after this one has a verdict.</source>
        <translation>이 뒤의 클립은 모두 판정했습니다.</translation>
    </message>
    <message>
        <source>Every clip before this one has a verdict.</source>
        <translation>이 앞의 클립은 모두 판정했습니다.</translation>
    </message>
</context>
<context>
    <name>ullim::MainWindow</name>
    <message>
        <source>The newest model says what it hears.</source>
        <translation>가장 최근 모델이 들은 것을 알려 줍니다.</translation>
    </message>
    <message>
        <source>Import instead</source>
        <translation>대신 가져오기</translation>
    </message>
    <message>
        <source>%1 – Ullim</source>
        <translation>%1 – 울림</translation>
    </message>
    <message>
        <source>Ullim</source>
        <translation>울림</translation>
    </message>
    <message>
        <source>Show what cannot be read</source>
        <translation>읽을 수 없는 것 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>클립 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>클래스 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>그룹 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>saved ✓ %1</source>
        <translation>저장됨 ✓ %1</translation>
    </message>
    <message>
        <source>saving …</source>
        <translation>저장 중…</translation>
    </message>
    <message>
        <source>not saved ✗</source>
        <translation>저장되지 않음 ✗</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>save state, then counts</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) still running. Labels are saved either way.</source>
        <translation>
            <numerusform>작업 %n개가 아직 실행 중입니다. 라벨은 어느 쪽이든 저장되어 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>중지하고 끝내기</translation>
    </message>
    <message>
        <source>%1, go on</source>
        <translation>%1, 다음으로</translation>
    </message>
    <message>
        <source>%1, stay here</source>
        <translation>%1, 그대로</translation>
    </message>
    <message>
        <source>About Ullim</source>
        <translation>울림 정보</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ullim %1&lt;/b&gt;&lt;br&gt;Label baby cries and emotional speech, train small networks on them, mend the labels.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.&lt;br&gt;Built on Qt, FFTW, libsndfile, libsoxr, QCustomPlot and LibTorch.</source>
        <translation>&lt;b&gt;울림 %1&lt;/b&gt;&lt;br&gt;아기 울음과 감정 음성에 라벨을 달고, 작은 신경망을 학습시키고, 라벨을 고칩니다.&lt;br&gt;&lt;br&gt;GNU 일반 공중 사용 허가서(GPL) 3판 이상을 따르는 자유 소프트웨어입니다.&lt;br&gt;Qt, FFTW, libsndfile, libsoxr, QCustomPlot, LibTorch를 씁니다.</translation>
    </message>
    <message>
        <source>Label and go on</source>
        <translation>라벨 지정 후 다음으로</translation>
    </message>
    <message>
        <source>Label and stay</source>
        <translation>라벨 지정하고 그대로</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Top bar</source>
        <translation>위쪽 막대</translation>
    </message>
</context>
<context>
    <name>ullim::MeasurePanel</name>
    <message>
        <source>Nothing is measured yet</source>
        <translation>아직 측정한 것이 없습니다</translation>
    </message>
    <message>
        <source>Select a stretch or a box in a picture and measure it; its numbers gather here.</source>
        <translation>그림에서 시간 범위나 상자를 선택해 측정하면 값이 여기에 모입니다.</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The chosen rows, or all of them, for a spreadsheet (Ctrl+C; with the header: Ctrl+Shift+C)</source>
        <translation>고른 행 또는 모든 행을 스프레드시트용으로 복사합니다 (Ctrl+C, 머리글까지: Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>The chosen rows (Del)</source>
        <translation>고른 행을 지웁니다 (Del)</translation>
    </message>
    <message>
        <source>Undo remove</source>
        <translation>지우기 취소</translation>
    </message>
    <message>
        <source>Brings the rows back that were removed last (Ctrl+Z in the table)</source>
        <translation>마지막에 지운 행을 되살립니다 (표에서 Ctrl+Z)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Removes all rows; “Undo remove” brings them back</source>
        <translation>모든 행을 지웁니다. “지우기 취소”로 되살릴 수 있습니다</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Copy with the header</source>
        <translation>머리글까지 복사</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>측정값 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>행 %n개를 복사했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Export measurements</source>
        <translation>측정값 내보내기</translation>
    </message>
    <message>
        <source>measurements.csv</source>
        <translation>측정값.csv</translation>
    </message>
    <message>
        <source>Comma separated values (*.csv)</source>
        <translation>쉼표로 구분한 값 (*.csv)</translation>
    </message>
    <message>
        <source>Measurements to %1</source>
        <translation>측정값 내보내기: %1</translation>
    </message>
    <message>
        <source>Measurements saved: %1</source>
        <translation>측정값을 저장했습니다: %1</translation>
    </message>
</context>
<context>
    <name>ullim::MergeDialog</name>
    <message>
        <source>%1 : 1</source>
        <translation>%1 : 1</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>클래스 병합</translation>
    </message>
    <message>
        <source>Tick the classes that become one. The labels that the clips came with are kept.</source>
        <translation>하나로 합칠 클래스를 고르세요. 클립이 처음 가지고 온 라벨은 보존됩니다.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>After</source>
        <translation>병합 후</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>합칠 이름</translation>
    </message>
    <message>
        <source>Tick at least two classes, or one and another name to merge into.</source>
        <translation>클래스를 둘 이상 고르거나, 하나를 고르고 다른 이름을 적으세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) change their label. Imbalance %1 now, %2 after. One undo takes it all back.</source>
        <translation>
            <numerusform>클립 %n개의 라벨이 바뀝니다. 불균형 비율은 지금 %1, 병합 후 %2입니다. 실행 취소 한 번으로 모두 되돌립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is a new class with %n clip(s).</source>
        <translation>
            <numerusform>%1은(는) 클립 %n개의 새 클래스입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>gone</source>
        <translation>없어짐</translation>
    </message>
</context>
<context>
    <name>ullim::MessageStrip</name>
    <message>
        <source>Close the message</source>
        <translation>메시지 닫기</translation>
    </message>
</context>
<context>
    <name>ullim::NameDialog</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are touched. One undo takes it back.</source>
        <translation>
            <numerusform>클립 %n개가 바뀝니다. 실행 취소 한 번으로 되돌립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>클래스 추가</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Rename a class</source>
        <translation>클래스 이름 바꾸기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Drop a class</source>
        <translation>클래스 삭제</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1의 색</translation>
    </message>
</context>
<context>
    <name>ullim::OutputDevices</name>
    <message>
        <source>the system&apos;s</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (연결되지 않음)</translation>
    </message>
</context>
<context>
    <name>ullim::OverviewStrip</name>
    <message>
        <source>Overview of the whole clip</source>
        <translation>클립 전체 개요</translation>
    </message>
</context>
<context>
    <name>ullim::PaneTools</name>
    <message>
        <source>Move this pane up</source>
        <translation>이 패널을 위로 옮기기</translation>
    </message>
    <message>
        <source>Move this pane down</source>
        <translation>이 패널을 아래로 옮기기</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>이 패널 닫기</translation>
    </message>
</context>
<context>
    <name>ullim::PlayMenu</name>
    <message>
        <source>%1×</source>
        <comment>speed of playing</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Speed of playing, 1 is normal</source>
        <translation>재생 속도 (1이 보통)</translation>
    </message>
    <message>
        <source>Speed and output: %1</source>
        <translation>재생 속도와 출력: %1</translation>
    </message>
    <message>
        <source>Speed, pitch, band and sound output</source>
        <translation>재생 속도, 음높이, 대역, 소리 출력</translation>
    </message>
    <message>
        <source>Another speed…</source>
        <translation>다른 속도…</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>소리 출력</translation>
    </message>
</context>
<context>
    <name>ullim::Player</name>
    <message>
        <source>No sound output was found. Connect speakers or headphones, or start the sound server, then play again.</source>
        <translation>소리 출력 장치를 찾지 못했습니다. 스피커나 헤드폰을 연결하거나 사운드 서버를 켠 다음 다시 재생하세요.</translation>
    </message>
    <message>
        <source>The sound output went away while playing. Choose another one in the system&apos;s sound settings, then play again.</source>
        <translation>재생하는 동안 소리 출력 장치가 사라졌습니다. 시스템 소리 설정에서 다른 장치를 고른 다음 다시 재생하세요.</translation>
    </message>
</context>
<context>
    <name>ullim::PredictDock</name>
    <message>
        <source>%1 · balanced %2 %</source>
        <comment>run name · balanced accuracy</comment>
        <translation>%1 · 균형 정확도 %2 %</translation>
    </message>
    <message>
        <source>no model yet: train one, or choose a file</source>
        <translation>아직 모델이 없음: 학습하거나 파일을 고르세요</translation>
    </message>
    <message>
        <source>There is no model yet: train one on the Train page, or choose a model file.</source>
        <translation>아직 모델이 없습니다. 학습 페이지에서 학습하거나 모델 파일을 고르세요.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Most likely: %1</source>
        <translation>가장 그럴듯함: %1</translation>
    </message>
    <message>
        <source>Reading the sound…</source>
        <translation>소리를 읽는 중…</translation>
    </message>
    <message>
        <source>This file holds no sound.</source>
        <translation>이 파일에는 소리가 없습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Another model file (model.safetensors)</source>
        <translation>다른 모델 파일 (model.safetensors)</translation>
    </message>
    <message>
        <source>What would the network say?</source>
        <translation>신경망은 무엇이라고 할까요?</translation>
    </message>
    <message>
        <source>Drop sound files here, or open them. Each is given the probability of every class.</source>
        <translation>소리 파일을 여기에 놓거나 여세요. 파일마다 클래스별 확률을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Open sound files…</source>
        <translation>소리 파일 열기…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>다시</translation>
    </message>
    <message>
        <source>Asks the chosen model about the same files</source>
        <translation>같은 파일을 고른 모델로 다시 예측합니다</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>가장 그럴듯한 클래스</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Sound files to predict</source>
        <translation>예측할 소리 파일</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.mp3 *.aiff *.aif *.opus *.au);;All files (*)</source>
        <translation>소리 (*.wav *.flac *.ogg *.mp3 *.aiff *.aif *.opus *.au);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>모델 파일</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>모델 (*.safetensors)</translation>
    </message>
    <message>
        <source>This sound is too long to be shown here.</source>
        <translation>소리가 너무 길어 여기에 표시할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>ullim::PredictRun</name>
    <message>
        <source>Predicting</source>
        <translation>예측 중</translation>
    </message>
</context>
<context>
    <name>ullim::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>클래스 확률</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ullim::ProjectFlow</name>
    <message>
        <source>Making the demo clips</source>
        <translation>데모 클립 만드는 중</translation>
    </message>
    <message>
        <source>The demo could not be made. %1</source>
        <translation>데모를 만들지 못했습니다. %1</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Ullim projects (*.ullim)</source>
        <translation>울림 프로젝트 (*.ullim)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Table of files and labels</source>
        <translation>파일과 라벨 표</translation>
    </message>
    <message>
        <source>Folder of sounds</source>
        <translation>소리 폴더</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation>표 (*.csv *.tsv)</translation>
    </message>
    <message>
        <source>Nothing to do with what was dropped: drop a folder of sounds, sound files, a table (CSV) or a project.</source>
        <translation>놓은 것으로 할 수 있는 일이 없습니다. 소리 폴더, 소리 파일, 표(CSV) 또는 프로젝트를 놓으세요.</translation>
    </message>
</context>
<context>
    <name>ullim::RegionLane</name>
    <message>
        <source>Regions</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>클래스 없음</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>%1: %2 to %3 s</source>
        <translation>%1: %2 ~ %3초</translation>
    </message>
    <message>
        <source> · %1 to %2 Hz</source>
        <translation> · %1 ~ %2 Hz</translation>
    </message>
</context>
<context>
    <name>ullim::RegionPanel</name>
    <message>
        <source>regions of %1</source>
        <translation>%1의 구간</translation>
    </message>
    <message numerus="yes">
        <source>%n regions were added.</source>
        <translation>
            <numerusform>구간 %n개를 추가했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks, the first: %1</source>
        <translation>
            <numerusform>비고 %n건, 첫 번째: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Regions to %1</source>
        <translation>구간 내보내기: %1</translation>
    </message>
    <message>
        <source>Regions saved: %1.</source>
        <translation>구간을 저장했습니다: %1.</translation>
    </message>
    <message>
        <source>Import regions</source>
        <translation>구간 가져오기</translation>
    </message>
    <message>
        <source>Regions (*.txt *.TextGrid *.csv);;All files (*)</source>
        <translation>구간 (*.txt *.TextGrid *.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Export regions</source>
        <translation>구간 내보내기</translation>
    </message>
    <message>
        <source>Audacity labels (*.txt);;Praat TextGrid (*.TextGrid);;Raven selection table (*.selections.txt);;CSV (*.csv)</source>
        <translation>Audacity 라벨 (*.txt);;Praat TextGrid (*.TextGrid);;Raven 선택 표 (*.selections.txt);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>class of a region</source>
        <translation>구간의 클래스</translation>
    </message>
    <message>
        <source>note on a region</source>
        <translation>구간 메모</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Start, s</source>
        <translation>시작, 초</translation>
    </message>
    <message>
        <source>Length, s</source>
        <translation>길이, 초</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Regions of the clip</source>
        <translation>클립의 구간</translation>
    </message>
    <message>
        <source>%1 makes a region of the selection, %2 one at the cursor; %3 and %4 go from one to the next, %5 edits, %6 removes.</source>
        <translation>%1: 선택한 부분을 구간으로, %2: 커서 위치에 추가, %3/%4: 이전/다음 구간, %5: 편집, %6: 지우기.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Edges snap to</source>
        <translation>경계 맞춤</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>zero crossings</source>
        <translation>영교차점</translation>
    </message>
    <message>
        <source>frame centres</source>
        <translation>프레임 중심</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>클래스 없음</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>edges of a region</source>
        <translation>구간 경계</translation>
    </message>
    <message>
        <source>a region</source>
        <translation>구간 추가</translation>
    </message>
    <message>
        <source>a region removed</source>
        <translation>구간 지움</translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n개는 이미 있었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in it: %1.</source>
        <translation>담기지 않은 것: %1.</translation>
    </message>
</context>
<context>
    <name>ullim::ResultsPage</name>
    <message>
        <source>%1
%2
balanced accuracy %3 %</source>
        <comment>date, recipe, figure</comment>
        <translation>%1
%2
균형 정확도 %3 %</translation>
    </message>
    <message>
        <source>There is no such clip.</source>
        <translation>그런 클립이 없습니다.</translation>
    </message>
    <message>
        <source>These clips are no longer in the project.</source>
        <translation>이 클립들은 더는 프로젝트에 없습니다.</translation>
    </message>
    <message>
        <source>true %1, predicted %2 (%3)</source>
        <translation>실제 %1, 예측 %2 (%3)</translation>
    </message>
    <message>
        <source>%1 taken for another class (%2)</source>
        <translation>다른 클래스로 잘못 본 %1 (%2)</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>아직 실행 기록이 없습니다</translation>
    </message>
    <message>
        <source>Train a network; its verdict, confusion matrix and curves are shown here.</source>
        <translation>신경망을 학습시키면 평가와 혼동 행렬, 곡선이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Go to Train   %1</source>
        <translation>학습으로 가기   %1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
</context>
<context>
    <name>ullim::ResultsReport</name>
    <message>
        <source>Better than always saying “%1”: %2 % against %3 %.</source>
        <translation>언제나 “%1”이라고 하는 것보다 낫습니다: %2 % 대 %3 %.</translation>
    </message>
    <message>
        <source>It tells the classes apart no better than guessing.</source>
        <translation>클래스를 구별하는 능력이 찍는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>Not better than always saying “%1”: it tells the classes apart no better than guessing.</source>
        <translation>언제나 “%1”이라고 하는 것보다 낫지 않습니다. 클래스를 구별하는 능력이 찍는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Not better than always saying “%1”.</source>
        <translation>언제나 “%1”이라고 하는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>recipe · date</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Over %L1 clips that the network had not been trained on. %2</source>
        <translation>학습에 쓰지 않은 클립 %L1개에 대한 결과입니다. %2</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Share of clips that were named rightly</source>
        <translation>맞게 분류한 클립의 비율</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Mean recall of the classes: rare classes count as much as frequent ones</source>
        <translation>클래스별 재현율의 평균: 드문 클래스도 흔한 클래스와 똑같이 셉니다</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Mean F1 of the classes</source>
        <translation>클래스별 F1의 평균</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>가중 F1</translation>
    </message>
    <message>
        <source>Mean F1 of the classes, weighted by their number of clips</source>
        <translation>클립 수로 가중한 클래스별 F1의 평균</translation>
    </message>
    <message>
        <source>This run was stopped early; it shows the best weights so far.</source>
        <translation>이 실행은 중간에 멈췄습니다. 그때까지의 최선 가중치를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>Clips: training / validation / test</source>
        <translation>클립: 학습 / 검증 / 테스트</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최선 에포크</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>%L1 / %L2 / %L3</source>
        <translation>%L1 / %L2 / %L3</translation>
    </message>
    <message>
        <source>%1 of %2, stopped early</source>
        <translation>%2 중 %1, 조기 종료</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>%1 ± %2 %</source>
        <comment>mean and standard deviation</comment>
        <translation>%1 ± %2 %</translation>
    </message>
    <message>
        <source>%1 epochs, batches of %2, %3 at learning rate %4</source>
        <translation>에포크 %1회, 배치 크기 %2, %3, 학습률 %4</translation>
    </message>
    <message>
        <source>Early stopping after %1 epochs without improvement</source>
        <translation>%1 에포크 동안 나아지지 않으면 조기 종료</translation>
    </message>
    <message>
        <source>No early stopping</source>
        <translation>조기 종료 없음</translation>
    </message>
    <message>
        <source>Classes weighted by how rare they are</source>
        <translation>드문 클래스에 가중치</translation>
    </message>
    <message>
        <source>Augmentation: %1</source>
        <translation>증강: %1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>시드 %1</translation>
    </message>
    <message>
        <source>Log loss %1, calibration error %2 %</source>
        <translation>로그 손실 %1, 보정 오차 %2 %</translation>
    </message>
    <message>
        <source>ROC AUC %1 (macro, one against the rest)</source>
        <translation>ROC AUC %1 (매크로, 일대다)</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>걸린 시간 %1</translation>
    </message>
    <message>
        <source>%L1 clips could not be read</source>
        <translation>클립 %L1개를 읽지 못했습니다</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Takes these settings to the Train page</source>
        <translation>이 설정을 학습 페이지로 가져갑니다</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>무엇을 무엇으로 보았나</translation>
    </message>
    <message>
        <source>Rows are the labels, columns the network&apos;s answers. Click a cell, or press Enter on it, to hear and relabel its clips.</source>
        <translation>행은 라벨, 열은 신경망의 답입니다. 칸을 클릭하거나 Enter를 누르면 그 클립들을 듣고 라벨을 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <source>Click a class to see its clips that were taken for another</source>
        <translation>클래스를 클릭하면 다른 클래스로 잘못 본 클립이 나옵니다</translation>
    </message>
    <message>
        <source>Loss and accuracy while learning</source>
        <translation>학습 중의 손실과 정확도</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>만든 방법</translation>
    </message>
</context>
<context>
    <name>ullim::SelectionPanel</name>
    <message>
        <source>Selection</source>
        <translation>선택 구간</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation>최저 주파수</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation>최고 주파수</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 초</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Add to the table</source>
        <translation>표에 추가</translation>
    </message>
    <message>
        <source>Add to the table   %1</source>
        <translation>표에 추가   %1</translation>
    </message>
    <message>
        <source>Nothing is selected; the key measures the whole clip.</source>
        <translation>선택한 것이 없습니다. 단축키를 누르면 클립 전체를 측정합니다.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정하는 중…</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Peak level</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>RMS of the band</source>
        <translation>대역 RMS</translation>
    </message>
    <message>
        <source>Peak frequency</source>
        <translation>피크 주파수</translation>
    </message>
    <message>
        <source>Spectral centroid</source>
        <translation>스펙트럼 중심</translation>
    </message>
    <message>
        <source>Spectral bandwidth</source>
        <translation>스펙트럼 대역폭</translation>
    </message>
    <message>
        <source>f0, median</source>
        <translation>f0 중앙값</translation>
    </message>
    <message>
        <source>f0, lowest</source>
        <translation>f0 최저</translation>
    </message>
    <message>
        <source>f0, highest</source>
        <translation>f0 최고</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>지터</translation>
    </message>
    <message>
        <source>Harmonics to noise</source>
        <translation>배음 대 잡음비</translation>
    </message>
</context>
<context>
    <name>ullim::SeriesBars</name>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>클래스별 정밀도, 재현율, F1</translation>
    </message>
    <message>
        <source>%1: precision %2, recall %3, F1 %4, clips: %5</source>
        <translation>%1: 정밀도 %2, 재현율 %3, F1 %4, 클립 %5개</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
</context>
<context>
    <name>ullim::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>화면 모양</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>Autoplay</source>
        <translation>자동 재생</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>자동 넘김</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>색상 맵</translation>
    </message>
    <message>
        <source>Frequency axis</source>
        <translation>주파수 축</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>by the data (as librosa)</source>
        <translation>데이터에 따라 (librosa 방식)</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>멜</translation>
    </message>
    <message>
        <source>play each clip when it is chosen</source>
        <translation>클립을 고르면 바로 재생</translation>
    </message>
    <message>
        <source>go on to the next clip after a verdict</source>
        <translation>판정 후 다음 클립으로</translation>
    </message>
    <message>
        <source>play again and again</source>
        <translation>계속 반복해서 재생</translation>
    </message>
    <message>
        <source>Written into the history with every change.</source>
        <translation>바꿀 때마다 이력에 함께 남습니다.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 초기화</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>소리 출력</translation>
    </message>
</context>
<context>
    <name>ullim::SpectrogramPane</name>
    <message>
        <source>Computing …</source>
        <translation>계산하는 중…</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>coefficient</source>
        <translation>계수</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1 s · %2 Hz · %3 · %4</source>
        <translation>%1초 · %2 Hz · %3 · %4</translation>
    </message>
    <message>
        <source>%1 s · coefficient %2 · %3 · %4</source>
        <translation>%1초 · 계수 %2 · %3 · %4</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 ~ %3</translation>
    </message>
    <message>
        <source>pitch class</source>
        <translation>음이름</translation>
    </message>
    <message>
        <source>band</source>
        <translation>대역</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>%1 s · %2 Hz (%3) · %4 · %5</source>
        <translation>%1초 · %2 Hz (%3) · %4 · %5</translation>
    </message>
    <message>
        <source>%1 s · %2 · %3 · %4</source>
        <translation>%1초 · %2 · %3 · %4</translation>
    </message>
    <message>
        <source>note</source>
        <translation>음이름</translation>
    </message>
</context>
<context>
    <name>ullim::TimeRuler</name>
    <message>
        <source>Time axis</source>
        <translation>시간 축</translation>
    </message>
    <message>
        <source>min:s</source>
        <translation>분:초</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
</context>
<context>
    <name>ullim::TrainPage</name>
    <message>
        <source>Run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>Stopping; the best weights so far are kept.</source>
        <translation>멈추는 중입니다. 지금까지의 최선 가중치는 남깁니다.</translation>
    </message>
    <message>
        <source>Aborting; nothing of this run is kept.</source>
        <translation>버리는 중입니다. 이 실행은 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <source>Accuracy %1 % on %L2 test clips (always the most frequent class: %3 %), balanced accuracy %4 %.</source>
        <translation>테스트 클립 %L2개에서 정확도 %1 % (언제나 가장 흔한 클래스: %3 %), 균형 정확도 %4 %.</translation>
    </message>
    <message>
        <source>Training has ended; the Results page shows it.</source>
        <translation>학습이 끝났습니다. 결과 페이지에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Aborted: no run was kept.</source>
        <translation>버렸습니다. 실행 기록을 남기지 않았습니다.</translation>
    </message>
    <message>
        <source>Aborted.</source>
        <translation>버렸습니다.</translation>
    </message>
    <message>
        <source>A training is running; settings can be changed when it has ended.</source>
        <translation>학습이 진행 중입니다. 설정은 끝난 다음 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Training ended without a result</source>
        <translation>학습이 결과 없이 끝났습니다</translation>
    </message>
    <message>
        <source>Training has ended</source>
        <translation>학습이 끝났습니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Reading clips, %L1 of %L2</source>
        <translation>클립 읽는 중, %L2개 중 %L1개</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Fold %1 of %2, epoch %3 of %4</source>
        <translation>폴드 %1/%2, 에포크 %3/%4</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>에포크 %1/%2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>약 %1 남음</translation>
    </message>
    <message>
        <source>Start training   %1</source>
        <translation>학습 시작   %1</translation>
    </message>
    <message>
        <source>Stop, keep best   %1</source>
        <translation>중지, 최선 유지   %1</translation>
    </message>
    <message>
        <source>Ends with the best weights so far and evaluates them</source>
        <translation>지금까지의 최선 가중치로 끝내고 평가합니다</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Ends at once and keeps nothing of this run</source>
        <translation>바로 끝내고 이 실행은 아무것도 남기지 않습니다</translation>
    </message>
    <message>
        <source>Show the result   %1</source>
        <translation>결과 보기   %1</translation>
    </message>
    <message>
        <source>Nothing trained in this session yet</source>
        <translation>아직 학습한 것이 없습니다</translation>
    </message>
    <message>
        <source>Look through the cards at the left and press Start. Loss and accuracy are drawn here while the network learns; you can go on labelling meanwhile.</source>
        <translation>왼쪽 카드를 살펴보고 시작을 누르세요. 신경망이 배우는 동안 손실과 정확도가 여기에 그려집니다. 그동안에도 라벨 작업을 계속할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ullim::TrainRun</name>
    <message>
        <source>Training %1</source>
        <translation>%1 학습</translation>
    </message>
    <message>
        <source>reading clips, %L1 of %L2</source>
        <translation>클립 읽는 중, %L2개 중 %L1개</translation>
    </message>
    <message>
        <source>fold %1/%2, epoch %3/%4</source>
        <translation>폴드 %1/%2, 에포크 %3/%4</translation>
    </message>
    <message>
        <source>epoch %1/%2</source>
        <translation>에포크 %1/%2</translation>
    </message>
</context>
<context>
    <name>ullim::TrainSetup</name>
    <message>
        <source>%L1 parameters in %2 layers</source>
        <translation>층 %2개, 파라미터 %L1개</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>class and its number of clips</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>%L1 (%L2)</source>
        <comment>clips (groups)</comment>
        <translation>%L1 (%L2)</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>먼저 프로젝트를 여세요.</translation>
    </message>
    <message>
        <source>Looking at the clips…</source>
        <translation>클립을 살펴보는 중…</translation>
    </message>
    <message>
        <source>The augmentation chain is not understood.</source>
        <translation>증강 체인을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>The split leaks: split by group, or tick the box in the red frame.</source>
        <translation>분할에서 정보가 샙니다. 그룹별로 나누거나 빨간 테두리 안의 상자를 선택하세요.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층 보기</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Only clips that match (empty: all)</source>
        <translation>조건에 맞는 클립만 (비우면 전체)</translation>
    </message>
    <message>
        <source>status = verified and duration &gt; 1</source>
        <translation>status = verified and duration &gt; 1</translation>
    </message>
    <message>
        <source>As on Data</source>
        <translation>데이터 페이지와 같게</translation>
    </message>
    <message>
        <source>Takes the search text of the Data page</source>
        <translation>데이터 페이지의 검색어를 가져옵니다</translation>
    </message>
    <message>
        <source>Augmentation: one changed copy of each training clip (empty: none)</source>
        <translation>증강: 학습 클립마다 바꾼 사본 하나 (비우면 없음)</translation>
    </message>
    <message>
        <source>fade_in(length=0.5); noise(snr_db=10)</source>
        <translation>fade_in(length=0.5); noise(snr_db=10)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>One part held out for testing</source>
        <translation>일부를 떼어 테스트</translation>
    </message>
    <message>
        <source>k folds: every clip is tested once</source>
        <translation>k-폴드: 모든 클립을 한 번씩 테스트</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>테스트 비율</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source> % of the clips</source>
        <translation> % (전체 클립 중)</translation>
    </message>
    <message>
        <source> % of the rest</source>
        <translation> % (나머지 중)</translation>
    </message>
    <message>
        <source>Clips, with their number of groups in brackets</source>
        <translation>클립 수, 괄호 안은 그룹 수</translation>
    </message>
    <message>
        <source>Keep each group on one side (recommended)</source>
        <translation>그룹을 한쪽에만 두기 (권장)</translation>
    </message>
    <message>
        <source>A group is a baby, a speaker or a source recording. A network that has heard the same voice in training looks better in the test than it is.</source>
        <translation>그룹은 한 아기, 한 화자 또는 한 원본 녹음입니다. 학습 때 같은 목소리를 들은 신경망은 테스트에서 실제보다 좋아 보입니다.</translation>
    </message>
    <message>
        <source>I know; start although it leaks</source>
        <translation>알고 있습니다. 정보가 새더라도 시작합니다</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>조기 종료 대기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 에포크</translation>
    </message>
    <message>
        <source>Stops early when the validation loss has not improved for so many epochs</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면 일찍 멈춥니다</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Weight classes by how rare they are</source>
        <translation>드문 클래스에 가중치 주기</translation>
    </message>
</context>
<context>
    <name>ullim::TransportBar</name>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>전체 재생</translation>
    </message>
    <message>
        <source>Play selection</source>
        <translation>선택 구간 재생</translation>
    </message>
    <message>
        <source>%1 / %2 s</source>
        <comment>cursor time / duration</comment>
        <translation>%1 / %2초</translation>
    </message>
    <message>
        <source>%1 / %2 s · selected %3 s</source>
        <translation>%1 / %2초 · 선택 %3초</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>대역만</translation>
    </message>
</context>
<context>
    <name>ullim::WaveformPane</name>
    <message>
        <source>Waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>진폭</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>%1 s · sample %2 · %3 (%4 dBFS)</source>
        <translation>%1초 · 샘플 %2 · %3 (%4 dBFS)</translation>
    </message>
    <message>
        <source>%1 s · sample %2</source>
        <translation>%1초 · 샘플 %2</translation>
    </message>
</context>
<context>
    <name>ullim::WelcomePage</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Ullim</source>
        <translation>울림</translation>
    </message>
    <message>
        <source>Label baby cries and emotional speech, see what the network sees, train it, and mend the labels it doubts.</source>
        <translation>아기 울음과 감정 음성에 라벨을 달고, 신경망이 보는 것을 보고, 학습시키고, 의심스러운 라벨을 고칩니다.</translation>
    </message>
    <message>
        <source>Import sounds…</source>
        <translation>소리 가져오기…</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>데모 열기</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>프로젝트 열기…</translation>
    </message>
    <message>
        <source>New empty project…</source>
        <translation>빈 프로젝트 만들기…</translation>
    </message>
    <message>
        <source>Or drop a folder of sounds, a table (CSV) or a project on this window. Your sound files are only read.</source>
        <translation>또는 소리 폴더, 표(CSV), 프로젝트를 이 창에 끌어다 놓으세요. 소리 파일은 읽기만 합니다.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
</context>
</TS>
