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
    <message>
        <source>Second label source (CSV)…</source>
        <translation>두 번째 라벨 출처(CSV)…</translation>
    </message>
    <message>
        <source>Find moved files…</source>
        <translation>옮겨진 파일 찾기…</translation>
    </message>
    <message>
        <source>Rescue a damaged project…</source>
        <translation>손상된 프로젝트 복구…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Data set card…</source>
        <translation>데이터셋 카드…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>이 검색 저장…</translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>Check the data…</source>
        <translation>데이터 점검…</translation>
    </message>
    <message>
        <source>Measure all clips</source>
        <translation>모든 클립 측정</translation>
    </message>
    <message>
        <source>Settle: take the first rater&apos;s class</source>
        <translation>조정: 첫 번째 판정자의 클래스로</translation>
    </message>
    <message>
        <source>Settle: take the second rater&apos;s class</source>
        <translation>조정: 두 번째 판정자의 클래스로</translation>
    </message>
    <message>
        <source>New blind pass…</source>
        <translation>새 블라인드 판정…</translation>
    </message>
    <message>
        <source>Go on with my blind pass, or stop it</source>
        <translation>내 블라인드 판정 계속 또는 중지</translation>
    </message>
    <message>
        <source>Who annotates…</source>
        <translation>라벨 작업자…</translation>
    </message>
    <message>
        <source>Classes…</source>
        <translation>클래스…</translation>
    </message>
    <message>
        <source>Order: as imported</source>
        <translation>순서: 가져온 순서</translation>
    </message>
    <message>
        <source>Order: random</source>
        <translation>순서: 무작위</translation>
    </message>
    <message>
        <source>Order: random with a seed…</source>
        <translation>순서: 시드를 정해 무작위…</translation>
    </message>
    <message>
        <source>Order: unsure first</source>
        <translation>순서: 불확실한 것부터</translation>
    </message>
    <message>
        <source>Order: most doubted by the model first</source>
        <translation>순서: 모델이 가장 의심하는 것부터</translation>
    </message>
    <message>
        <source>Blind: hide the labels</source>
        <translation>블라인드: 라벨 숨기기</translation>
    </message>
    <message>
        <source>Columns of the table…</source>
        <translation>표의 열…</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Pause or go on training</source>
        <translation>학습을 일시 정지하거나 다시 진행합니다</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Add training to the queue</source>
        <translation>학습을 대기열에 추가</translation>
    </message>
    <message>
        <source>Continue the broken training</source>
        <translation>끊긴 학습 계속하기</translation>
    </message>
    <message>
        <source>Luck of the split…</source>
        <translation>분할의 운…</translation>
    </message>
    <message>
        <source>Edit the recipe&apos;s layers…</source>
        <translation>레시피 층 편집…</translation>
    </message>
    <message>
        <source>Open a recipe…</source>
        <translation>레시피 열기…</translation>
    </message>
    <message>
        <source>Save the recipe as a file…</source>
        <translation>레시피를 파일로 저장…</translation>
    </message>
    <message>
        <source>Next section of the results</source>
        <translation>결과의 다음 부분</translation>
    </message>
    <message>
        <source>Previous section of the results</source>
        <translation>결과의 이전 부분</translation>
    </message>
    <message>
        <source>All mistakes of the run</source>
        <translation>실행의 모든 오답</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>실행 비교</translation>
    </message>
    <message>
        <source>The curves alone</source>
        <translation>곡선만</translation>
    </message>
    <message>
        <source>Rename run…</source>
        <translation>실행 이름 바꾸기…</translation>
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
    <name>CheckWords</name>
    <message>
        <source>Checking the data</source>
        <translation>데이터 점검 중</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>%1: other labels</source>
        <translation>%1: 라벨이 다름</translation>
    </message>
    <message>
        <source>%1: other groups</source>
        <translation>%1: 그룹이 다름</translation>
    </message>
    <message>
        <source>the file name</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>The column %1</source>
        <translation>%1 열</translation>
    </message>
    <message>
        <source>the label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>the group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>심각</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Length, s</source>
        <translation>길이, 초</translation>
    </message>
    <message>
        <source>Sample rate, Hz</source>
        <translation>샘플링 레이트, Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Bandwidth, Hz</source>
        <translation>대역폭, Hz</translation>
    </message>
    <message>
        <source>DC offset</source>
        <translation>DC 오프셋</translation>
    </message>
    <message>
        <source>Share of exact zeros</source>
        <translation>정확히 0인 샘플의 비율</translation>
    </message>
    <message>
        <source>Longest run of zeros, s</source>
        <translation>0이 가장 길게 이어진 시간, 초</translation>
    </message>
    <message>
        <source>Bits in use</source>
        <translation>실제로 쓰인 비트 수</translation>
    </message>
    <message>
        <source>Level, dBFS</source>
        <translation>레벨, dBFS</translation>
    </message>
    <message>
        <source>Noise floor, dBFS</source>
        <translation>배경 잡음, dBFS</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>Remarks of the import: %1</source>
        <translation>가져올 때의 비고: %1</translation>
    </message>
    <message>
        <source>The same sound again</source>
        <translation>똑같은 소리</translation>
    </message>
    <message>
        <source>The same recording, changed or cut</source>
        <translation>바꾸거나 자른 같은 녹음</translation>
    </message>
    <message>
        <source>Pairs of very similar sounds</source>
        <translation>매우 비슷한 소리의 쌍</translation>
    </message>
    <message>
        <source>Digital silence</source>
        <translation>디지털 무음</translation>
    </message>
    <message>
        <source>Nearly silent, under -55 dBFS</source>
        <translation>거의 무음, -55 dBFS 미만</translation>
    </message>
    <message>
        <source>At most a tenth is sound</source>
        <translation>소리가 있는 부분이 10분의 1 이하</translation>
    </message>
    <message>
        <source>Clipped: tops are cut off</source>
        <translation>클리핑: 파형의 꼭대기가 잘림</translation>
    </message>
    <message>
        <source>DC offset beyond 0.01</source>
        <translation>DC 오프셋이 0.01 초과</translation>
    </message>
    <message>
        <source>Another sample rate than most (%1 Hz)</source>
        <translation>대부분과 다른 샘플링 레이트 (%1 Hz)</translation>
    </message>
    <message>
        <source>More or fewer channels than most (%1)</source>
        <translation>대부분과 다른 채널 수 (%1)</translation>
    </message>
    <message>
        <source>Shorter than 0.2 s</source>
        <translation>0.2초보다 짧음</translation>
    </message>
    <message>
        <source>Only %1 bits in use, others have %2</source>
        <translation>쓰인 비트가 %1개뿐, 다른 클립은 %2개</translation>
    </message>
    <message>
        <source>Exact zeros for 50 ms and more</source>
        <translation>정확히 0인 구간이 50 ms 이상</translation>
    </message>
    <message>
        <source>Groups under several classes: %1</source>
        <translation>여러 클래스에 걸친 그룹: %1</translation>
    </message>
    <message>
        <source>Another label in the name or a column</source>
        <translation>이름이나 열에 다른 라벨이 있음</translation>
    </message>
    <message>
        <source>Two codes in one class: %1</source>
        <translation>한 클래스에 두 가지 코드: %1</translation>
    </message>
    <message>
        <source>Labels that may be one: %1</source>
        <translation>같은 것일 수 있는 라벨: %1</translation>
    </message>
    <message>
        <source>%1 tells %2 (%3)</source>
        <translation>%1만으로 %2을(를) 알 수 있음 (%3)</translation>
    </message>
    <message>
        <source>Only a few clips of %1</source>
        <translation>클립이 몇 개뿐인 클래스: %1</translation>
    </message>
    <message>
        <source>Only %1 groups with %2</source>
        <translation>그룹이 %1개뿐인 클래스: %2</translation>
    </message>
    <message>
        <source>%1 of the clips are %2</source>
        <translation>%2: 전체 클립의 %1</translation>
    </message>
    <message>
        <source>Exclude them, or put whole files in their place.</source>
        <translation>제외하거나, 온전한 파일로 바꾸세요.</translation>
    </message>
    <message>
        <source>Listen whether what is there is enough.</source>
        <translation>남아 있는 소리로 충분한지 들어 보세요.</translation>
    </message>
    <message>
        <source>One of the labels is wrong. Keep one copy, exclude the others.</source>
        <translation>라벨 중 하나가 틀렸습니다. 하나만 남기고 나머지는 제외하세요.</translation>
    </message>
    <message>
        <source>Copies in training and test make a model look better than it is. Keep one, exclude the others.</source>
        <translation>학습과 시험에 같은 소리가 있으면 모델이 실제보다 좋아 보입니다. 하나만 남기고 나머지는 제외하세요.</translation>
    </message>
    <message>
        <source>Keep one copy, exclude the others.</source>
        <translation>하나만 남기고 나머지는 제외하세요.</translation>
    </message>
    <message>
        <source>Listen to both: one recording, or two takes of the same thing?</source>
        <translation>둘 다 들어 보세요. 같은 녹음인가요, 같은 것을 두 번 녹음한 것인가요?</translation>
    </message>
    <message>
        <source>Listen whether the label can be heard at all.</source>
        <translation>라벨에 해당하는 소리가 들리기는 하는지 들어 보세요.</translation>
    </message>
    <message>
        <source>Too loud for the recorder. A model may learn the distortion.</source>
        <translation>녹음기에 비해 소리가 너무 컸습니다. 모델이 그 왜곡을 배울 수 있습니다.</translation>
    </message>
    <message>
        <source>The zero line lies beside zero: a recorder&apos;s fault, and a mark of it.</source>
        <translation>파형의 중심선이 0에서 벗어나 있습니다. 녹음기의 결함이고, 어느 녹음기인지 알려 주는 흔적입니다.</translation>
    </message>
    <message>
        <source>Features are made at one rate; the rate may tell where a clip is from.</source>
        <translation>특징은 한 가지 샘플링 레이트로 계산합니다. 원래 레이트가 클립의 출처를 드러낼 수 있습니다.</translation>
    </message>
    <message>
        <source>The channels are mixed to one for features.</source>
        <translation>특징을 계산할 때 채널을 하나로 섞습니다.</translation>
    </message>
    <message>
        <source>Shorter than most windows of a model.</source>
        <translation>대부분의 모델이 쓰는 창보다 짧습니다.</translation>
    </message>
    <message>
        <source>They went through another device or format than the others.</source>
        <translation>다른 클립과 다른 기기나 형식을 거쳤습니다.</translation>
    </message>
    <message>
        <source>A codec, a noise gate or padding left them. They may mark where a clip is from.</source>
        <translation>코덱, 노이즈 게이트 또는 채워 넣기가 남긴 것입니다. 클립의 출처를 드러낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Natural for one who makes several sounds. Split by group, so that no voice is on both sides.</source>
        <translation>한 대상이 여러 소리를 내면 자연스러운 일입니다. 같은 목소리가 양쪽에 들어가지 않도록 그룹별로 나누세요.</translation>
    </message>
    <message>
        <source>%1 says another class: one of the two is wrong.</source>
        <translation>%1에는 다른 클래스로 적혀 있습니다. 둘 중 하나가 틀렸습니다.</translation>
    </message>
    <message>
        <source>%1 has another code for them than for most of the class: two things may be under one name.</source>
        <translation>이 클립들은 %1의 코드가 같은 클래스의 나머지 대부분과 다릅니다. 서로 다른 두 가지가 한 이름으로 묶여 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>Merge them if they mean the same.</source>
        <translation>뜻이 같으면 병합하세요.</translation>
    </message>
    <message>
        <source>This value alone is right for %1, chance for %2. A model can use it instead of the sound.</source>
        <translation>이 값 하나로 맞히는 비율은 %1, 우연히 맞히는 비율은 %2입니다. 모델이 소리 대신 이 값을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Told best: %1.</source>
        <translation>가장 잘 드러나는 것: %1.</translation>
    </message>
    <message>
        <source>Too few to train and to test with.</source>
        <translation>학습과 시험에 쓰기에는 너무 적습니다.</translation>
    </message>
    <message>
        <source>A model that always says this is right that often. Weigh the classes.</source>
        <translation>언제나 이 클래스라고만 답하는 모델도 그만큼 맞힙니다. 클래스에 가중치를 주세요.</translation>
    </message>
</context>
<context>
    <name>CoreText</name>
    <message>
        <source>fold %1: %2</source>
        <translation>폴드 %1: %2</translation>
    </message>
    <message>
        <source>epoch %1: %2</source>
        <translation>에포크 %1: %2</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>스텝 %1: %2</translation>
    </message>
    <message>
        <source>shortcut: %1</source>
        <translation>지름길: %1</translation>
    </message>
    <message>
        <source>the split leaks, so the result looks better than it is: %1</source>
        <translation>분할에서 정보가 새어 결과가 실제보다 좋아 보입니다: %1</translation>
    </message>
    <message>
        <source>%1, stratified by class and %2, seed %3</source>
        <translation>%1, 클래스와 %2 층화, 시드 %3</translation>
    </message>
    <message>
        <source>%1, stratified by class, seed %2</source>
        <translation>%1, 클래스 층화, 시드 %2</translation>
    </message>
    <message>
        <source>%1, validation by clip</source>
        <translation>%1, 검증은 클립별</translation>
    </message>
    <message>
        <source>one group left out at a time, %1 folds %2</source>
        <translation>한 그룹씩 남김, 폴드 %1개, %2</translation>
    </message>
    <message>
        <source>%1 times %2 folds %3</source>
        <translation>폴드 %2개씩 %1번, %3</translation>
    </message>
    <message>
        <source>%1 times %2 % for testing, %3</source>
        <translation>시험용 %2%씩 %1번, %3</translation>
    </message>
    <message>
        <source>%1 folds %2</source>
        <translation>폴드 %1개, %2</translation>
    </message>
    <message>
        <source>%1 % for testing, %2</source>
        <translation>시험용 %1%, %2</translation>
    </message>
    <message>
        <source>by group (1 group)</source>
        <translation>그룹별(그룹 1개)</translation>
    </message>
    <message>
        <source>by group (%1 groups)</source>
        <translation>그룹별(그룹 %1개)</translation>
    </message>
    <message>
        <source>by clip (no groups are known)</source>
        <translation>클립별(그룹을 모름)</translation>
    </message>
    <message>
        <source>by clip (groups are not looked at)</source>
        <translation>클립별(그룹을 보지 않음)</translation>
    </message>
    <message>
        <source>class %1 has %2 only: it is missing from %3</source>
        <translation>클래스 %1에는 %2뿐이라서 %3에 없습니다</translation>
    </message>
    <message>
        <source>clips of 1 group</source>
        <translation>그룹 1개의 클립</translation>
    </message>
    <message>
        <source>clips of %1 groups</source>
        <translation>그룹 %1개의 클립</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>클립 1개</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation>클립 %1개</translation>
    </message>
    <message>
        <source>the train part</source>
        <translation>학습 부분</translation>
    </message>
    <message>
        <source>the validation part</source>
        <translation>검증 부분</translation>
    </message>
    <message>
        <source>the test part</source>
        <translation>시험 부분</translation>
    </message>
    <message>
        <source>%1 of %2 train parts</source>
        <translation>학습 부분 %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 of %2 validation parts</source>
        <translation>검증 부분 %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 of %2 test parts</source>
        <translation>시험 부분 %2개 중 %1개</translation>
    </message>
    <message>
        <source>the test part has %1 % of the clips, %2 % were asked for: whole groups move together</source>
        <translation>시험 부분에 클립의 %1%가 들어갔습니다. 요청은 %2%였으나 그룹은 통째로 옮겨집니다</translation>
    </message>
    <message>
        <source>this split leaks: 1 group of clips on more than one side, the result will look better than it is (split by group)</source>
        <translation>이 분할은 정보가 샙니다: 그룹 1개의 클립이 여러 쪽에 있어 결과가 실제보다 좋아 보입니다(그룹별로 나누세요)</translation>
    </message>
    <message>
        <source>this split leaks: %1 groups of clips on more than one side, the result will look better than it is (split by group)</source>
        <translation>이 분할은 정보가 샙니다: 그룹 %1개의 클립이 여러 쪽에 있어 결과가 실제보다 좋아 보입니다(그룹별로 나누세요)</translation>
    </message>
    <message>
        <source>group %1 is in %2 of fold %3</source>
        <translation>그룹 %1이(가) 폴드 %3의 %2에 있습니다</translation>
    </message>
    <message>
        <source>group %1 is in %2</source>
        <translation>그룹 %1이(가) %2에 있습니다</translation>
    </message>
    <message>
        <source>content %1 is in %2 of fold %3</source>
        <translation>같은 내용 %1이(가) 폴드 %3의 %2에 있습니다</translation>
    </message>
    <message>
        <source>content %1 is in %2</source>
        <translation>같은 내용 %1이(가) %2에 있습니다</translation>
    </message>
    <message>
        <source>near-duplicate set %1 is in %2 of fold %3</source>
        <translation>같은 소리로 들리는 묶음 %1이(가) 폴드 %3의 %2에 있습니다</translation>
    </message>
    <message>
        <source>near-duplicate set %1 is in %2</source>
        <translation>같은 소리로 들리는 묶음 %1이(가) %2에 있습니다</translation>
    </message>
    <message>
        <source>augmented clip %1 is in %2, its parent %3 in %4 of fold %5</source>
        <translation>폴드 %5에서 증강한 클립 %1은(는) %2에, 원본 %3은(는) %4에 있습니다</translation>
    </message>
    <message>
        <source>augmented clip %1 is in %2, its parent %3 in %4</source>
        <translation>증강한 클립 %1은(는) %2에, 원본 %3은(는) %4에 있습니다</translation>
    </message>
    <message>
        <source>class %1 has no clip in %2 of fold %3</source>
        <translation>클래스 %1의 클립이 폴드 %3의 %2에 없습니다</translation>
    </message>
    <message>
        <source>class %1 has no clip in %2</source>
        <translation>클래스 %1의 클립이 %2에 없습니다</translation>
    </message>
    <message>
        <source>scaling was fitted on 1 clip of %1 in fold %2</source>
        <translation>폴드 %2에서 스케일링을 %1 클립 1개로 맞췄습니다</translation>
    </message>
    <message>
        <source>scaling was fitted on %1 clips of %2 in fold %3</source>
        <translation>폴드 %3에서 스케일링을 %2 클립 %1개로 맞췄습니다</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>train and validation</source>
        <translation>학습과 검증</translation>
    </message>
    <message>
        <source>train and test</source>
        <translation>학습과 시험</translation>
    </message>
    <message>
        <source>validation and test</source>
        <translation>검증과 시험</translation>
    </message>
    <message>
        <source>train and validation and test</source>
        <translation>학습과 검증과 시험</translation>
    </message>
    <message>
        <source>class %1 has one clip only: it is either learned or judged, never both (label more, merge the class, or leave it out)</source>
        <translation>클래스 %1의 클립이 하나뿐입니다. 학습하거나 판정하거나 둘 중 하나만 됩니다(라벨을 더 달거나, 클래스를 합치거나, 빼세요)</translation>
    </message>
    <message>
        <source>%1 clips could not be read and are left out; the first: %2</source>
        <translation>클립 %1개를 읽지 못해 뺐습니다. 첫 번째: %2</translation>
    </message>
    <message>
        <source>%1 clips give an empty picture, as silence does (listen to them, or exclude them)</source>
        <translation>클립 %1개는 무음처럼 빈 그림이 됩니다(들어 보거나 제외하세요)</translation>
    </message>
    <message>
        <source>never predicted in the test part though it occurs there: %1 (collect more clips)</source>
        <translation>시험 부분에 있는데도 한 번도 예측되지 않음: %1(클립을 더 모으세요)</translation>
    </message>
    <message>
        <source>never predicted in the test part though it occurs there: %1 (try class weights, or collect more clips)</source>
        <translation>시험 부분에 있는데도 한 번도 예측되지 않음: %1(클래스 가중치를 쓰거나 클립을 더 모으세요)</translation>
    </message>
    <message>
        <source>never predicted in the validation part though it occurs there: %1 (collect more clips)</source>
        <translation>검증 부분에 있는데도 한 번도 예측되지 않음: %1(클립을 더 모으세요)</translation>
    </message>
    <message>
        <source>never predicted in the validation part though it occurs there: %1 (try class weights, or collect more clips)</source>
        <translation>검증 부분에 있는데도 한 번도 예측되지 않음: %1(클래스 가중치를 쓰거나 클립을 더 모으세요)</translation>
    </message>
    <message>
        <source>a softmax layer stands before the cross-entropy, which applies one itself; the loss can hardly fall (leave the softmax layer out)</source>
        <translation>교차 엔트로피가 softmax를 스스로 쓰는데 그 앞에 softmax 층이 있습니다. 손실이 거의 내려갈 수 없습니다(softmax 층을 빼세요)</translation>
    </message>
    <message>
        <source>the inputs are not standardised; ReLUs may die and learning may stall (choose another scaling)</source>
        <translation>입력이 표준화되지 않았습니다. ReLU가 죽고 학습이 멈출 수 있습니다(다른 스케일링을 고르세요)</translation>
    </message>
    <message>
        <source>the training loss does not fall below that of guessing (check the labels, the learning rate and whether the inputs are standardised)</source>
        <translation>학습 손실이 찍기보다 내려가지 않습니다(라벨, 학습률, 입력의 표준화를 확인하세요)</translation>
    </message>
    <message>
        <source>%1 of %2 units of %3 are dead: they answer 0 to everything (standardise the inputs, lower the learning rate or raise the batch size)</source>
        <translation>%3의 유닛 %2개 중 %1개가 죽었습니다. 무엇에든 0을 냅니다(입력을 표준화하거나 학습률을 낮추거나 배치 크기를 키우세요)</translation>
    </message>
    <message>
        <source>the network gives every clip the same answer (standardise the inputs, lower the learning rate or raise the batch size)</source>
        <translation>신경망이 모든 클립에 같은 답을 냅니다(입력을 표준화하거나 학습률을 낮추거나 배치 크기를 키우세요)</translation>
    </message>
    <message>
        <source>validation falls far behind training and gets worse (stop earlier, use dropout or augmentation, a smaller network, or more clips)</source>
        <translation>검증이 학습에 크게 뒤처지고 더 나빠집니다(더 일찍 멈추거나, 드롭아웃·증강·더 작은 신경망을 쓰거나, 클립을 더 모으세요)</translation>
    </message>
    <message>
        <source>training: the loss became %1 at step %2 (lower the learning rate, or standardise the inputs)</source>
        <translation>학습: 스텝 %2에서 손실이 %1이(가) 되었습니다(학습률을 낮추거나 입력을 표준화하세요)</translation>
    </message>
    <message>
        <source>the validation loss became NaN after step %1 (lower the learning rate)</source>
        <translation>스텝 %1 뒤에 검증 손실이 NaN이 되었습니다(학습률을 낮추세요)</translation>
    </message>
    <message>
        <source>the weights of epoch %1 are kept</source>
        <translation>에포크 %1의 가중치를 남겼습니다</translation>
    </message>
    <message>
        <source>%1 alone does not tell the class: %2</source>
        <translation>%1만으로는 클래스를 알 수 없음: %2</translation>
    </message>
    <message>
        <source>%1 alone tells the class: %2 (%3)</source>
        <translation>%1만으로 클래스를 알 수 있음: %2(%3)</translation>
    </message>
    <message>
        <source>%1 alone tells %2 from the rest: balanced accuracy %3 % of these two, chance 50 % (all classes: %4)%5 (%6)</source>
        <translation>%1만으로 %2을(를) 나머지와 구별할 수 있음: 둘 사이의 균형 정확도 %3%, 우연 50%(모든 클래스: %4)%5(%6)</translation>
    </message>
    <message>
        <source>balanced accuracy %1 %, 95 % interval %2 % to %3 %, chance %4 %</source>
        <translation>균형 정확도 %1%, 95% 구간 %2%~%3%, 우연 %4%</translation>
    </message>
    <message>
        <source>best told from the rest: %1, %2 % of these two</source>
        <translation>나머지와 가장 잘 구별됨: %1, 둘 사이 %2%</translation>
    </message>
    <message>
        <source>in the middle %1, %2</source>
        <translation>중앙값 %1, %2</translation>
    </message>
    <message>
        <source>the rest %1</source>
        <translation>나머지 %1</translation>
    </message>
    <message>
        <source>only %1 groups, so take it with care</source>
        <translation>그룹이 %1개뿐이므로 조심해서 보세요</translation>
    </message>
    <message>
        <source>the sample rate</source>
        <translation>샘플링 레이트</translation>
    </message>
    <message>
        <source>the bandwidth (highest frequency with energy)</source>
        <translation>대역폭(에너지가 있는 가장 높은 주파수)</translation>
    </message>
    <message>
        <source>the length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>the level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>the peak level</source>
        <translation>최대 레벨</translation>
    </message>
    <message>
        <source>the time of exact zeros</source>
        <translation>정확히 0인 시간</translation>
    </message>
    <message>
        <source>the DC offset</source>
        <translation>DC 오프셋</translation>
    </message>
    <message>
        <source>the noise floor</source>
        <translation>잡음 바닥</translation>
    </message>
    <message>
        <source>the source (the clip&apos;s folder)</source>
        <translation>출처(클립의 폴더)</translation>
    </message>
    <message>
        <source>resample everything to the lowest rate before training, or collect each class at the same rates</source>
        <translation>학습 전에 모두 가장 낮은 레이트로 리샘플링하거나, 클래스마다 같은 레이트로 모으세요</translation>
    </message>
    <message>
        <source>resample everything to twice the lowest bandwidth, or collect each class with the same devices; where the sounds themselves differ so, it is no shortcut</source>
        <translation>모두 가장 낮은 대역폭의 두 배로 리샘플링하거나, 클래스마다 같은 기기로 모으세요. 소리 자체가 그렇게 다르다면 지름길이 아닙니다</translation>
    </message>
    <message>
        <source>cut all clips to one length, at the same place for every class, or collect lengths alike; padding does not hide it</source>
        <translation>모든 클립을 클래스마다 같은 자리에서 한 길이로 자르거나, 길이를 고르게 모으세요. 채워도 감춰지지 않습니다</translation>
    </message>
    <message>
        <source>bring all clips to one level before training, or augment with gain; where the sounds themselves are louder, it is no shortcut</source>
        <translation>학습 전에 모든 클립의 레벨을 맞추거나 게인 증강을 쓰세요. 소리 자체가 더 크다면 지름길이 아닙니다</translation>
    </message>
    <message>
        <source>trim the zeros, or pad every class the same way</source>
        <translation>0을 잘라 내거나, 모든 클래스를 같은 방식으로 채우세요</translation>
    </message>
    <message>
        <source>take the DC offset away, with a high-pass of about 20 Hz</source>
        <translation>약 20 Hz 고역 통과 필터로 DC 오프셋을 없애세요</translation>
    </message>
    <message>
        <source>record the classes in the same rooms, or augment with noise louder than either</source>
        <translation>클래스를 같은 방에서 녹음하거나, 어느 쪽보다 큰 잡음으로 증강하세요</translation>
    </message>
    <message>
        <source>collect every class from every source, or keep sources apart as the split&apos;s groups</source>
        <translation>모든 클래스를 모든 출처에서 모으거나, 출처를 분할의 그룹으로 삼아 떼어 두세요</translation>
    </message>
    <message>
        <source>sample rate</source>
        <translation>샘플링 레이트</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>대역폭</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>최대 레벨</translation>
    </message>
    <message>
        <source>zero runs</source>
        <translation>정확히 0인 시간</translation>
    </message>
    <message>
        <source>dc</source>
        <translation>DC 오프셋</translation>
    </message>
    <message>
        <source>noise floor</source>
        <translation>잡음 바닥</translation>
    </message>
    <message>
        <source>source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>증강 사본</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>focal gamma</source>
        <translation>포컬 감마</translation>
    </message>
    <message>
        <source>folds at once</source>
        <translation>동시 폴드</translation>
    </message>
    <message>
        <source>init</source>
        <translation>처음 가중치</translation>
    </message>
    <message>
        <source>keep checkpoints</source>
        <translation>남길 에포크</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>라벨 스무딩</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>mel warp</source>
        <translation>주파수 늘이기</translation>
    </message>
    <message>
        <source>min delta</source>
        <translation>최소 개선</translation>
    </message>
    <message>
        <source>mixup</source>
        <translation>믹스업</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>restore best</source>
        <translation>가장 좋은 에포크의 가중치 유지</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>spec masks</source>
        <translation>SpecAugment 가리개</translation>
    </message>
    <message>
        <source>test views</source>
        <translation>시험 시점 수</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>time shift</source>
        <translation>시간 이동</translation>
    </message>
    <message>
        <source>warm up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>; %1</source>
        <translation>; %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2건</translation>
    </message>
    <message>
        <source>A small picture network on a log-mel spectrogram of 34 x 50: two 3x3 convolutions (32, 64), max pooling, a dense layer of 128, dropout. The whole clip is brought to the picture&apos;s width. Inputs are standardised; the write-up&apos;s batch of 4 works as well, but takes longer.</source>
        <translation>34 x 50 로그 멜 스펙트로그램에 쓰는 작은 그림 신경망: 3x3 합성곱 둘(32, 64), 최대 풀링, 128개짜리 밀집층, 드롭아웃. 클립 전체를 그림 너비에 맞춥니다. 입력을 표준화합니다. 글에 나온 배치 4도 되지만 더 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Spoken digits as spectrogram pictures in a Keras network (batch 4, Adam, 10 epochs); Glorot initialisation as Keras has it.</source>
        <translation>말한 숫자를 스펙트로그램 그림으로, Keras 신경망(배치 4, Adam, 에포크 10). Keras와 같은 Glorot 초기화.</translation>
    </message>
    <message>
        <source>Ours: a residual network of 78 000 parameters on 40 mel bands down to 60 dB below the peak, AdamW with one cycle, clips at five speeds, shifted, warped and mixed, mean and maximum pooling, predictions averaged over five views of each clip. Clips are cut or padded to 1 s; set other seconds for longer sounds.</source>
        <translation>우리 것: 최댓값 아래 60 dB까지의 멜 대역 40개에 쓰는 매개변수 78 000개의 잔차 신경망. AdamW와 원사이클, 다섯 가지 속도의 클립, 이동·늘이기·섞기, 평균과 최대 풀링, 클립마다 다섯 시점의 예측을 평균합니다. 클립은 1초로 자르거나 채웁니다. 더 긴 소리에는 초를 바꾸세요.</translation>
    </message>
    <message>
        <source>What held up over several seeds when speakers were kept apart.</source>
        <translation>화자를 떼어 놓고 여러 시드에서 버틴 방법.</translation>
    </message>
    <message>
        <source>The average of three networks as ullim-small, which see the same sound differently: 40 mel bands; 24 bands, where single harmonics are lost; 64 bands over windows twice as long. Better for unheard speakers, three times the work.</source>
        <translation>ullim-small 같은 신경망 셋의 평균. 같은 소리를 다르게 봅니다: 멜 대역 40개, 배음 하나하나가 보이지 않는 대역 24개, 두 배 긴 창의 대역 64개. 들은 적 없는 화자에 더 낫고 일은 세 배입니다.</translation>
    </message>
    <message>
        <source>The same network on a drawing of the waveform, 34 x 50 in grey. It knows loudness over time and little else: beside spectrogram-cnn it shows what a spectrogram is good for.</source>
        <translation>같은 신경망을 회색 34 x 50 파형 그림에 씁니다. 시간에 따른 크기 말고는 거의 모릅니다. spectrogram-cnn 곁에 두면 스펙트로그램이 무엇에 좋은지 보입니다.</translation>
    </message>
    <message>
        <source>Spoken digits as waveform pictures in a Keras network.</source>
        <translation>말한 숫자를 파형 그림으로, Keras 신경망.</translation>
    </message>
    <message>
        <source>The textbook network to start one&apos;s own from: three convolutions with max pooling, dropout, a dense layer; early stopping, the best epoch is kept. Every layer can be changed.</source>
        <translation>자기 것을 만들기 시작하기 좋은 교과서 신경망: 합성곱 셋과 최대 풀링, 드롭아웃, 밀집층. 조기 종료, 가장 좋은 에포크를 남깁니다. 모든 층을 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Folders of clips scanned, cut or padded to one length, scaled, in a Keras network with EarlyStopping, ModelCheckpoint and validation_split.</source>
        <translation>클립 폴더를 훑어 한 길이로 자르거나 채우고 스케일링한 Keras 신경망. EarlyStopping, ModelCheckpoint, validation_split 사용.</translation>
    </message>
    <message>
        <source>Two inputs of 6 s at 16 kHz, 188 frames each: 13 MFCC and 128 mel bands in dB, each scaled value by value. Per branch a 4x4 convolution of 32, batch normalisation, LeakyReLU and two residual blocks, flattened; both concatenated into one dense layer. Slow: about 11 clips a second.</source>
        <translation>16 kHz 6초의 입력 둘, 각 188프레임: MFCC 13개와 dB 멜 대역 128개, 값마다 스케일링. 가지마다 4x4 합성곱 32개, 배치 정규화, LeakyReLU, 잔차 블록 둘을 펼치고, 둘을 이어 밀집층 하나로. 느림: 1초에 클립 약 11개.</translation>
    </message>
    <message>
        <source>Hungry or not: a two-branch residual network on MFCC and mel spectrogram in Keras.</source>
        <translation>배고픈가 아닌가: MFCC와 멜 스펙트로그램에 쓰는 두 가지 잔차 신경망, Keras.</translation>
    </message>
    <message>
        <source>cry-two-branch made smaller: strides, pooling and global means instead of flattening, at 8 kHz. About a hundredth of the work, the same verdict.</source>
        <translation>cry-two-branch를 작게 만든 것: 펼치는 대신 보폭, 풀링, 전체 평균, 8 kHz. 일은 약 100분의 1, 판정은 같습니다.</translation>
    </message>
    <message>
        <source>Hungry or not: a two-branch residual network on MFCC and mel spectrogram in Keras. Ours is slimmer.</source>
        <translation>배고픈가 아닌가: MFCC와 멜 스펙트로그램에 쓰는 두 가지 잔차 신경망, Keras. 우리 것은 더 가볍습니다.</translation>
    </message>
    <message>
        <source>Four convolutions, each with batch normalisation and dropout, on a standardised mel spectrogram; SGD at 0.01 with momentum 0.9. For nine emotions merged into four, look through a class mapping and stratify by genre.</source>
        <translation>표준화한 멜 스펙트로그램에 합성곱 넷, 각각 배치 정규화와 드롭아웃. SGD 0.01, 모멘텀 0.9. 아홉 감정을 넷으로 합치려면 클래스 매핑을 쓰고 장르로 층화하세요.</translation>
    </message>
    <message>
        <source>Emotions in music, nine merged into four, genre-stratified 80/20, in PyTorch.</source>
        <translation>음악의 감정, 아홉을 넷으로 합침, 장르 층화 80/20, PyTorch.</translation>
    </message>
    <message>
        <source>A residual network of 78 000 parameters on 40 mel bands. Clips are cut or padded to 1 s; set other seconds for longer sounds. Meant for 5 folds.</source>
        <translation>멜 대역 40개에 쓰는 매개변수 78 000개의 잔차 신경망. 클립은 1초로 자르거나 채웁니다. 더 긴 소리에는 초를 바꾸세요. 5폴드에 맞춘 것입니다.</translation>
    </message>
    <message>
        <source>Spoken digits with mel and MFCC residual networks, 5 folds and an ensemble, in Keras.</source>
        <translation>말한 숫자에 멜과 MFCC 잔차 신경망, 5폴드와 앙상블, Keras.</translation>
    </message>
    <message>
        <source>The same residual network on 20 MFCC. Clips are cut or padded to 1 s; set other seconds for longer sounds. Meant for 5 folds.</source>
        <translation>같은 잔차 신경망을 MFCC 20개에 씁니다. 클립은 1초로 자르거나 채웁니다. 더 긴 소리에는 초를 바꾸세요. 5폴드에 맞춘 것입니다.</translation>
    </message>
    <message>
        <source>Both residual networks, mel and MFCC, their probabilities averaged. Clips are cut or padded to 1 s; set other seconds for longer sounds. Meant for 5 folds.</source>
        <translation>멜과 MFCC 잔차 신경망 둘의 확률을 평균합니다. 클립은 1초로 자르거나 채웁니다. 더 긴 소리에는 초를 바꾸세요. 5폴드에 맞춘 것입니다.</translation>
    </message>
    <message>
        <source>spectrogram-cnn as often written: pixels of 0 to 1, not standardised, Adam at 0.001, batch 4. Meant to fail, for teaching.</source>
        <translation>흔히 쓰인 대로의 spectrogram-cnn: 0~1 픽셀, 표준화 없음, Adam 0.001, 배치 4. 가르치려고 일부러 실패하게 했습니다.</translation>
    </message>
    <message>
        <source>Inputs of 0 to 1 let the loss stand still for its first hundred steps, and with some seeds every ReLU dies for good: every clip then gets the same answer. Standardising the inputs cures it.</source>
        <translation>0~1 입력에서는 처음 100스텝 동안 손실이 멈춰 있고, 어떤 시드에서는 모든 ReLU가 아주 죽어 모든 클립에 같은 답을 냅니다. 입력을 표준화하면 낫습니다.</translation>
    </message>
    <message>
        <source>Spoken digits as spectrogram pictures, taken literally.</source>
        <translation>말한 숫자를 스펙트로그램 그림으로, 글자 그대로.</translation>
    </message>
    <message>
        <source>emotion-cnn4 with a softmax before the cross-entropy, which applies one itself, and Adam at 0.0001. Meant to fail, for teaching.</source>
        <translation>교차 엔트로피가 softmax를 스스로 쓰는데 그 앞에 softmax를 둔 emotion-cnn4, Adam 0.0001. 가르치려고 일부러 실패하게 했습니다.</translation>
    </message>
    <message>
        <source>The loss stays near that of guessing. Leaving the softmax layer out cures it.</source>
        <translation>손실이 찍을 때 근처에 머뭅니다. softmax 층을 빼면 낫습니다.</translation>
    </message>
    <message>
        <source>Emotions in music, taken literally.</source>
        <translation>음악의 감정, 글자 그대로.</translation>
    </message>
    <message>
        <source>training: at least two classes are needed (label clips of a second class)</source>
        <translation>학습: 클래스가 둘 이상 필요합니다(둘째 클래스의 클립에 라벨을 다세요)</translation>
    </message>
    <message>
        <source>split: it leaks, so the result would look better than it is: %1 (split by group, or allow leaks)</source>
        <translation>분할: 정보가 새어 결과가 실제보다 좋아 보이게 됩니다: %1(그룹별로 나누거나 새는 것을 허용하세요)</translation>
    </message>
    <message>
        <source>split: fold %1 has an empty part (use more clips or fewer folds)</source>
        <translation>분할: 폴드 %1에 빈 부분이 있습니다(클립을 늘리거나 폴드를 줄이세요)</translation>
    </message>
    <message>
        <source>training: class %1 has no readable clip (label some, or leave the class out)</source>
        <translation>학습: 클래스 %1에 읽을 수 있는 클립이 없습니다(라벨을 달거나 클래스를 빼세요)</translation>
    </message>
    <message>
        <source>training: no clip could be read; the first: %1 (check the files)</source>
        <translation>학습: 읽을 수 있는 클립이 없습니다. 첫 번째: %1(파일을 확인하세요)</translation>
    </message>
    <message>
        <source>training: no clip could be read (check the files)</source>
        <translation>학습: 읽을 수 있는 클립이 없습니다(파일을 확인하세요)</translation>
    </message>
    <message>
        <source>training: every clip gives an empty picture, as silence does; there is nothing to learn (listen to the clips, and check the recipe)</source>
        <translation>학습: 모든 클립이 무음처럼 빈 그림이 되어 배울 것이 없습니다(클립을 들어 보고 레시피를 확인하세요)</translation>
    </message>
    <message>
        <source>split: the clips have 1 class (label clips of at least 2 classes)</source>
        <translation>분할: 클립의 클래스가 1개뿐입니다(2개 이상의 클래스에 라벨을 다세요)</translation>
    </message>
    <message>
        <source>split: the clips have %1 classes (label clips of at least 2 classes)</source>
        <translation>분할: 클립의 클래스가 %1개입니다(2개 이상의 클래스에 라벨을 다세요)</translation>
    </message>
    <message>
        <source>split: too few groups for a training and a validation part (choose the validation part by clip, or do without one)</source>
        <translation>분할: 학습 부분과 검증 부분을 만들기에 그룹이 너무 적습니다(검증 부분을 클립별로 고르거나 없애세요)</translation>
    </message>
    <message>
        <source>split: too few clips for a training and a validation part (add some, or do without a validation part)</source>
        <translation>분할: 학습 부분과 검증 부분을 만들기에 클립이 너무 적습니다(클립을 늘리거나 검증 부분을 없애세요)</translation>
    </message>
    <message>
        <source>split: a test part is empty (use fewer folds)</source>
        <translation>분할: 시험 부분이 비었습니다(폴드를 줄이세요)</translation>
    </message>
    <message>
        <source>split: %1 for %2 (use fewer folds, or split without groups)</source>
        <translation>분할: %2에 %1뿐입니다(폴드를 줄이거나 그룹 없이 나누세요)</translation>
    </message>
    <message>
        <source>split: %1 for %2 (use fewer folds, or add clips)</source>
        <translation>분할: %2에 %1뿐입니다(폴드를 줄이거나 클립을 늘리세요)</translation>
    </message>
    <message>
        <source>split: no groups are known to leave out (give the clips groups, or use folds)</source>
        <translation>분할: 남겨 둘 그룹을 모릅니다(클립에 그룹을 정하거나 폴드를 쓰세요)</translation>
    </message>
    <message>
        <source>split: %1: leaving it out leaves nothing to learn from (name another group column, or use folds by clip)</source>
        <translation>분할: %1: 남겨 두면 배울 것이 없습니다(다른 그룹 열을 고르거나 클립별 폴드를 쓰세요)</translation>
    </message>
    <message>
        <source>split: %1 to leave out one by one are too many (at most 1000; use folds)</source>
        <translation>분할: %1을(를) 하나씩 남기기에는 너무 많습니다(최대 1000개, 폴드를 쓰세요)</translation>
    </message>
    <message>
        <source>%1: this run is being trained already (wait for it, or stop it there)</source>
        <translation>%1: 이 실행은 이미 학습 중입니다(기다리거나 거기서 멈추세요)</translation>
    </message>
    <message>
        <source>%1: already exists (choose another name for the run)</source>
        <translation>%1: 이미 있습니다(실행에 다른 이름을 고르세요)</translation>
    </message>
    <message>
        <source>%1: holds a run that was broken off (continue it with --resume, or choose another name)</source>
        <translation>%1: 끊긴 실행이 들어 있습니다(--resume으로 잇거나 다른 이름을 고르세요)</translation>
    </message>
    <message>
        <source>%1: the file has changed since the training began (start the training anew)</source>
        <translation>%1: 학습을 시작한 뒤 파일이 바뀌었습니다(학습을 새로 시작하세요)</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>그룹 1개</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>그룹 %1개</translation>
    </message>
    <message>
        <source>%1 folds</source>
        <translation>폴드 %1개</translation>
    </message>
    <message>
        <source>1 fold</source>
        <translation>폴드 1개</translation>
    </message>
    <message>
        <source>%1 parts</source>
        <translation>부분 %1개</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>one_cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>정체 시 낮춤</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>global</source>
        <translation>표준화, 전체 하나로</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>표준화, 행마다</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>표준화, 픽셀마다</translation>
    </message>
    <message>
        <source>glorot</source>
        <translation>Glorot(Keras)</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>fold %1, epoch %2: %3</source>
        <translation>폴드 %1, 에포크 %2: %3</translation>
    </message>
    <message>
        <source>recipe: layer %1 %2 (correct the recipe)</source>
        <translation>레시피: 층 %1: %2(레시피를 고치세요)</translation>
    </message>
    <message>
        <source>recipe: %1layer %2 %3 (correct the recipe)</source>
        <translation>레시피: %1층 %2: %3(레시피를 고치세요)</translation>
    </message>
    <message>
        <source>recipe: %1 (correct the recipe)</source>
        <translation>레시피: %1(레시피를 고치세요)</translation>
    </message>
    <message>
        <source>is a convolution after flattening</source>
        <translation>펼친 뒤의 합성곱입니다</translation>
    </message>
    <message>
        <source>needs 1 to 4096 filters</source>
        <translation>필터는 1~4096개여야 합니다</translation>
    </message>
    <message>
        <source>needs a kernel of 1 to 64</source>
        <translation>커널은 1~64여야 합니다</translation>
    </message>
    <message>
        <source>needs a stride of 1 to 64</source>
        <translation>보폭은 1~64여야 합니다</translation>
    </message>
    <message>
        <source>needs an odd kernel</source>
        <translation>커널은 홀수여야 합니다</translation>
    </message>
    <message>
        <source>needs a slope in [0, 1)</source>
        <translation>기울기는 0 이상 1 미만이어야 합니다</translation>
    </message>
    <message>
        <source>has a kernel larger than its input</source>
        <translation>커널이 입력보다 큽니다</translation>
    </message>
    <message>
        <source>is a pooling after flattening</source>
        <translation>펼친 뒤의 풀링입니다</translation>
    </message>
    <message>
        <source>needs a dropout rate in [0, 1)</source>
        <translation>드롭아웃 비율은 0 이상 1 미만이어야 합니다</translation>
    </message>
    <message>
        <source>flattens twice</source>
        <translation>두 번 펼칩니다</translation>
    </message>
    <message>
        <source>is dense before flattening</source>
        <translation>펼치기 전의 밀집층입니다</translation>
    </message>
    <message>
        <source>needs 1 to 100000 units</source>
        <translation>유닛은 1~100000개여야 합니다</translation>
    </message>
    <message>
        <source>is a softmax before flattening</source>
        <translation>펼치기 전의 softmax입니다</translation>
    </message>
    <message>
        <source>is of an unknown kind</source>
        <translation>알 수 없는 종류입니다</translation>
    </message>
    <message>
        <source>makes the network too large</source>
        <translation>신경망이 너무 커집니다</translation>
    </message>
    <message>
        <source>the number of classes is out of range</source>
        <translation>클래스 수가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>a network needs 1 to 8 inputs</source>
        <translation>신경망에는 입력이 1~8개 필요합니다</translation>
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
        <translation>5% 주파수</translation>
    </message>
    <message>
        <source>95 % frequency</source>
        <translation>95% 주파수</translation>
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
    <name>PeopleWords</name>
    <message>
        <source>Only one class was given, so nothing can be said beyond chance.</source>
        <translation>한 가지 클래스만 나와서 우연을 넘는 일치인지 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>No clip was judged by both.</source>
        <translation>둘 다 판정한 클립이 없습니다.</translation>
    </message>
    <message>
        <source>%1 (with 95 % certainty %2 to %3)</source>
        <translation>%1 (95% 구간 %2 ~ %3)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Label at import</source>
        <translation>처음 라벨</translation>
    </message>
    <message>
        <source>%1 and %2: the same class on %3 of %4 clips (%5 %).</source>
        <translation>%1 – %2: 클립 %4개 중 %3개가 같은 클래스 (%5%).</translation>
    </message>
    <message>
        <source>Chance alone would give %1 %.</source>
        <translation>우연만으로는 %1%입니다.</translation>
    </message>
    <message>
        <source>Agreement beyond chance (Cohen&apos;s kappa): %1; 1 is always alike, 0 is as by chance.</source>
        <translation>우연을 넘는 일치도(코헨의 카파): %1. 1이면 항상 같고, 0이면 우연과 같습니다.</translation>
    </message>
    <message>
        <source>One class is %1 % of all here, which pulls this figure down; were all classes equally frequent, it would be %2.</source>
        <translation>한 클래스가 전체의 %1%를 차지해 이 값이 낮게 나옵니다. 모든 클래스가 똑같이 흔하다면 %2입니다.</translation>
    </message>
    <message>
        <source>All together, without the labels at import: %1 beyond chance, on %2 clips that two or more judged (Krippendorff&apos;s alpha).</source>
        <translation>모두 함께(처음 라벨 제외), 우연을 넘는 일치도: %1. 둘 이상이 판정한 클립 %2개 기준 (크리펜도르프의 알파).</translation>
    </message>
    <message>
        <source>%1, with themselves: %2 of %3 clips that came back were judged alike (by thirds of the pass: %4).</source>
        <translation>%1, 자기 자신과의 일치: 다시 나온 클립 %3개 중 %2개를 똑같이 판정했습니다 (순서대로 3등분하면: %4).</translation>
    </message>
</context>
<context>
    <name>RecipeOutline</name>
    <message>
        <source>clips at speeds %1</source>
        <translation>배속 %1의 클립</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>입력 %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>needs a height and width of 1 to 4096</source>
        <translation>높이와 너비는 1에서 4096까지여야 합니다</translation>
    </message>
    <message>
        <source>must end flat, so that the inputs can be put together</source>
        <translation>입력들을 합치려면 펼쳐진 채로 끝나야 합니다</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>합침</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>머리</translation>
    </message>
    <message>
        <source>the last layer must be a dense one with one unit a class</source>
        <translation>마지막 층은 클래스마다 유닛이 하나인 완전 연결 층이어야 합니다</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>layer, problem</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Mean pooling</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Mean over all</source>
        <translation>전체 평균</translation>
    </message>
    <message>
        <source>Maximum over all</source>
        <translation>전체 최댓값</translation>
    </message>
    <message>
        <source>Mean and maximum over all</source>
        <translation>전체 평균과 최댓값</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>완전 연결</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>잔차 블록</translation>
    </message>
    <message>
        <source>Softmax (for teaching)</source>
        <translation>소프트맥스(수업용)</translation>
    </message>
    <message>
        <source>stride %1 × %2</source>
        <translation>스트라이드 %1 × %2</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>no bias</source>
        <translation>편향 없음</translation>
    </message>
    <message>
        <source>one unit a class</source>
        <translation>클래스마다 유닛 하나</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1초</translation>
    </message>
    <message>
        <source>%L1 Hz</source>
        <translation>%L1 Hz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation><numerusform>필터 %Ln개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation><numerusform>유닛 %Ln개</numerusform></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>보고서: %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Judged on %1 test clips of %2 groups.</source>
        <translation>그룹 %2개의 시험 클립 %1개로 판정했습니다.</translation>
    </message>
    <message>
        <source>Judged on %1 test clips.</source>
        <translation>시험 클립 %1개로 판정했습니다.</translation>
    </message>
    <message>
        <source>the training broke: %1</source>
        <translation>학습이 깨졌습니다: %1</translation>
    </message>
    <message>
        <source>The training was stopped early; what was done until then is judged here.</source>
        <translation>학습을 일찍 멈추었습니다. 그때까지 한 것을 판정합니다.</translation>
    </message>
    <message>
        <source>shortcut: %1</source>
        <translation>지름길: %1</translation>
    </message>
    <message>
        <source>Data, split and warnings</source>
        <translation>자료, 분할, 경고</translation>
    </message>
    <message>
        <source>There was one warning, see &quot;%1&quot;.</source>
        <translation>경고가 1건 있습니다. “%1”을 보세요.</translation>
    </message>
    <message>
        <source>There were %1 warnings, see &quot;%2&quot;.</source>
        <translation>경고가 %1건 있습니다. “%2”를 보세요.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 구간</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Accuracy, as if every clip were on its own (Wilson)</source>
        <translation>정확도, 클립이 서로 무관하다고 볼 때(Wilson)</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>가중 F1</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>마이크로 F1</translation>
    </message>
    <message>
        <source>ROC-AUC, one against the rest</source>
        <translation>ROC-AUC, 하나 대 나머지</translation>
    </message>
    <message>
        <source>Average precision, macro</source>
        <translation>평균 정밀도, 매크로</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>코헨의 카파</translation>
    </message>
    <message>
        <source>Matthews&apos; coefficient</source>
        <translation>매슈스 상관 계수</translation>
    </message>
    <message>
        <source>Right among the two most probable</source>
        <translation>가장 가능성 높은 둘 안에 정답</translation>
    </message>
    <message>
        <source>Always saying the commonest class: accuracy</source>
        <translation>늘 가장 많은 클래스라고 할 때: 정확도</translation>
    </message>
    <message>
        <source>Chance: balanced accuracy of any guess</source>
        <translation>우연: 찍을 때의 균형 정확도</translation>
    </message>
    <message>
        <source>Scores with their 95 % intervals (drawn by group), the baselines under each, and chance.</source>
        <translation>점수와 95% 구간(그룹별로 다시 뽑음), 그 아래 기준선, 그리고 우연.</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>On the same folds</source>
        <translation>같은 폴드에서</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>이 실행</translation>
    </message>
    <message>
        <source>By balanced accuracy this run is not clearly better than %1: the 95 % intervals overlap or its own lies lower.</source>
        <translation>균형 정확도로 보아 이 실행이 다음보다 분명히 낫지는 않습니다: %1. 95% 구간이 겹치거나 이 실행의 구간이 더 낮습니다.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>지름길</translation>
    </message>
    <message>
        <source>No property of the recordings tells the class by itself better than chance.</source>
        <translation>녹음의 어떤 속성도 그것만으로는 클래스를 우연보다 잘 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>A network could pass by these alone, without hearing what it should:</source>
        <translation>신경망이 들어야 할 것을 듣지 않고도 이것만으로 맞힐 수 있습니다:</translation>
    </message>
    <message>
        <source>Property alone</source>
        <translation>속성 하나만으로</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>우연</translation>
    </message>
    <message>
        <source>tells the class</source>
        <translation>클래스를 알 수 있음</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>The test part</source>
        <translation>시험 부분</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>%1 (early)</source>
        <translation>%1(조기)</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>± sd</source>
        <translation>± 표준편차</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>혼동</translation>
    </message>
    <message>
        <source>%1 is never predicted.</source>
        <translation>%1: 한 번도 예측되지 않음.</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4 clips.</source>
        <translation>%1을(를) %2(으)로 잘못 봄: 클립 %4개 중 %3개.</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are the true classes, columns what the network said.</source>
        <translation>혼동 행렬: 행은 실제 클래스, 열은 신경망의 답.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
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
        <source>Recall, 95 % (Wilson)</source>
        <translation>재현율, 95%(Wilson)</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>ROC-AUC</source>
        <translation>ROC-AUC</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>평균 정밀도</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Precision and recall of each class, with its test clips.</source>
        <translation>클래스마다의 정밀도와 재현율, 그리고 시험 클립 수.</translation>
    </message>
    <message>
        <source>ROC and precision-recall</source>
        <translation>ROC와 정밀도-재현율</translation>
    </message>
    <message>
        <source>ROC curve of each class against the rest.</source>
        <translation>클래스마다 나머지에 대한 ROC 곡선.</translation>
    </message>
    <message>
        <source>Precision over recall of each class against the rest.</source>
        <translation>클래스마다 나머지에 대한 재현율별 정밀도.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Too few test clips to fit a temperature; it stays 1.</source>
        <translation>온도를 맞추기에 시험 클립이 너무 적어 1로 둡니다.</translation>
    </message>
    <message>
        <source>Temperature %1, fitted on all %2 test answers: the network is surer than it should be.</source>
        <translation>온도 %1, 시험 답 %2개 모두에 맞춤: 신경망이 지나치게 확신합니다.</translation>
    </message>
    <message>
        <source>Temperature %1, fitted on all %2 test answers: the network is less sure than it could be.</source>
        <translation>온도 %1, 시험 답 %2개 모두에 맞춤: 신경망이 더 확신해도 됩니다.</translation>
    </message>
    <message>
        <source>After: every fold is scaled by the temperature of the others, so nothing is scored on what it was fitted on.</source>
        <translation>적용 후: 폴드마다 다른 폴드의 온도로 맞추므로, 맞춘 자료로 채점하지 않습니다.</translation>
    </message>
    <message>
        <source>There is one test part only, nothing else to fit on: no score after is claimed.</source>
        <translation>시험 부분이 하나뿐이라 달리 맞출 자료가 없습니다. 적용 후의 점수는 내세우지 않습니다.</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>학습한 그대로</translation>
    </message>
    <message>
        <source>With the temperature</source>
        <translation>온도 적용</translation>
    </message>
    <message>
        <source>Expected calibration error</source>
        <translation>기대 보정 오차</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 점수</translation>
    </message>
    <message>
        <source>How often answers are right, by how sure they are; on the dashed line the two agree. Larger dots stand for more clips.</source>
        <translation>얼마나 확신하느냐에 따라 얼마나 자주 맞는지. 점선에서는 둘이 같습니다. 점이 클수록 클립이 많습니다.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
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
        <translation>시험</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최선</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Input of %1: %2 as a picture of %3 x %4, the whole clip</source>
        <translation>%1의 입력: %2, %3 x %4 그림, 클립 전체</translation>
    </message>
    <message>
        <source>Input of %1: %2 as a picture of %3 x %4, %5 s of the clip</source>
        <translation>%1의 입력: %2, %3 x %4 그림, 클립의 %5초</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Loss and accuracy over the epochs: %1.</source>
        <translation>에포크에 따른 손실과 정확도: %1.</translation>
    </message>
    <message>
        <source>Loss and accuracy over the epochs.</source>
        <translation>에포크에 따른 손실과 정확도.</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>프로젝트: %1</translation>
    </message>
    <message>
        <source>Split: %1</source>
        <translation>분할: %1</translation>
    </message>
    <message>
        <source>Classes mapped: %1</source>
        <translation>클래스 매핑: %1</translation>
    </message>
    <message>
        <source>Augmented in training: %1</source>
        <translation>학습에서 증강: %1</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>No leak was found in the split, and nothing was warned of in training.</source>
        <translation>분할에서 정보가 새는 곳을 찾지 못했고, 학습에서 경고할 것도 없었습니다.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1건</translation>
    </message>
    <message>
        <source>%1 clips were left out</source>
        <translation>클립 %1개를 뺐습니다</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Recipe: %1</source>
        <translation>레시피: %1</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>The recipe&apos;s own</source>
        <translation>레시피의 값</translation>
    </message>
    <message>
        <source>instead of %1</source>
        <translation>레시피는 %1</translation>
    </message>
    <message>
        <source>All settings are the recipe&apos;s own.</source>
        <translation>모든 설정이 레시피의 값 그대로입니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>출력 모양</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>합친 뒤</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>가지 %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>All networks together: %1 parameters.</source>
        <translation>신경망 모두 합쳐 매개변수 %1개.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 환경</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>시작(UTC)</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>%1 for each fold, %2 fold at a time</source>
        <translation>폴드마다 %1개, 한 번에 폴드 %2개</translation>
    </message>
    <message>
        <source>%1 for each fold, %2 folds at a time</source>
        <translation>폴드마다 %1개, 한 번에 폴드 %2개</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>정의되지 않음</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>늘 %1</translation>
    </message>
    <message>
        <source>always the commonest class</source>
        <translation>늘 가장 많은 클래스</translation>
    </message>
    <message>
        <source>guessing by the classes&apos; shares</source>
        <translation>클래스 비율대로 찍기</translation>
    </message>
    <message>
        <source>logistic regression on MFCC</source>
        <translation>MFCC 로지스틱 회귀</translation>
    </message>
    <message>
        <source>Scores with 95 % intervals, beside baselines and chance</source>
        <translation>점수와 95% 구간, 기준선과 우연</translation>
    </message>
    <message>
        <source>%, with 95 % intervals</source>
        <translation>%, 95% 구간</translation>
    </message>
    <message>
        <source>chance %1</source>
        <translation>우연 %1</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are the true classes</source>
        <translation>혼동 행렬: 행은 실제 클래스</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>true</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>true %1, predicted %2: %3 of %4</source>
        <translation>실제 %1, 예측 %2: %4개 중 %3개</translation>
    </message>
    <message>
        <source>true %1, predicted %2: %3</source>
        <translation>실제 %1, 예측 %2: %3개</translation>
    </message>
    <message>
        <source>clips, and share of the row</source>
        <translation>클립 수와 행에서의 비율</translation>
    </message>
    <message>
        <source>clips; the darker, the larger the share of the row</source>
        <translation>클립 수. 진할수록 행에서의 비율이 큼</translation>
    </message>
    <message>
        <source>Precision and recall of each class</source>
        <translation>클래스마다의 정밀도와 재현율</translation>
    </message>
    <message>
        <source>recall, %</source>
        <translation>재현율, %</translation>
    </message>
    <message>
        <source>precision, %</source>
        <translation>정밀도, %</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, training</source>
        <translation>%1, 학습</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1, 검증</translation>
    </message>
    <message>
        <source>%1: best epoch %2, %3</source>
        <translation>%1: 최선 에포크 %2, %3</translation>
    </message>
    <message>
        <source>ROC curve of each class against the rest</source>
        <translation>클래스마다 나머지에 대한 ROC 곡선</translation>
    </message>
    <message>
        <source>Precision and recall of each class against the rest</source>
        <translation>클래스마다 나머지에 대한 정밀도와 재현율</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>위양성률</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>진양성률</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>area under the curve</source>
        <translation>곡선 아래 넓이</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>평균 정밀도</translation>
    </message>
    <message>
        <source>how sure (mean of the bin)</source>
        <translation>얼마나 확신(구간 평균)</translation>
    </message>
    <message>
        <source>how often right</source>
        <translation>얼마나 자주 맞음</translation>
    </message>
    <message>
        <source>%1 clips, sure %2, right %3</source>
        <translation>클립 %1개, 확신 %2, 맞음 %3</translation>
    </message>
    <message>
        <source>%1 folds, validation</source>
        <translation>폴드 %1개, 검증</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>fold %1</source>
        <translation>폴드 %1</translation>
    </message>
    <message>
        <source>Loss and accuracy over the epochs</source>
        <translation>에포크에 따른 손실과 정확도</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Solid: validation. Dashed: training. Dot: the best epoch of the fold.</source>
        <translation>실선: 검증. 점선: 학습. 점: 폴드의 최선 에포크.</translation>
    </message>
    <message>
        <source>How often right, by how sure</source>
        <translation>확신에 따라 얼마나 자주 맞는지</translation>
    </message>
    <message>
        <source>as trained: calibration error %1</source>
        <translation>학습한 그대로: 보정 오차 %1</translation>
    </message>
    <message>
        <source>with the other folds&apos; temperature: %1</source>
        <translation>다른 폴드의 온도로: %1</translation>
    </message>
    <message>
        <source>One test part only: no honest picture after</source>
        <translation>시험 부분이 하나뿐: 적용 후의 정직한 그림이 없음</translation>
    </message>
    <message>
        <source>Too few clips for a temperature.</source>
        <translation>온도를 맞추기에 클립이 너무 적습니다.</translation>
    </message>
    <message>
        <source>%1 % [%2, %3]</source>
        <translation>%1% [%2, %3]</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>nothing was judged</source>
        <translation>판정한 것이 없습니다</translation>
    </message>
    <message>
        <source>better than always saying %1</source>
        <translation>늘 %1(이)라고 하는 것보다 낫습니다</translation>
    </message>
    <message>
        <source>not better than always saying %1</source>
        <translation>늘 %1(이)라고 하는 것보다 낫지 않습니다</translation>
    </message>
    <message>
        <source>not better than chance, nor than always saying %1</source>
        <translation>우연보다도, 늘 %1(이)라고 하는 것보다도 낫지 않습니다</translation>
    </message>
    <message>
        <source>not better than chance</source>
        <translation>우연보다 낫지 않습니다</translation>
    </message>
    <message>
        <source>all clips are of one group: the intervals are over its clips and say nothing about other groups</source>
        <translation>모든 클립이 한 그룹의 것입니다. 구간은 그 클립들에 대한 것이고 다른 그룹에 대해서는 말해 주지 않습니다</translation>
    </message>
    <message>
        <source>only %1 groups: the intervals are too uncertain to rest on (8 or more are needed)</source>
        <translation>그룹이 %1개뿐이라 구간이 불확실해 믿기 어렵습니다(8개 이상 필요)</translation>
    </message>
    <message>
        <source>never predicted: %1</source>
        <translation>한 번도 예측되지 않음: %1</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4</source>
        <translation>%1을(를) %2(으)로 잘못 봄: %4개 중 %3개</translation>
    </message>
    <message>
        <source>None seen.</source>
        <translation>보이지 않음.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95%</translation>
    </message>
    <message>
        <source>Always the majority</source>
        <translation>늘 가장 많은 클래스</translation>
    </message>
    <message>
        <source>Logistic regression on MFCC statistics, accuracy</source>
        <translation>MFCC 통계의 로지스틱 회귀, 정확도</translation>
    </message>
    <message>
        <source>Logistic regression on MFCC statistics, balanced accuracy</source>
        <translation>MFCC 통계의 로지스틱 회귀, 균형 정확도</translation>
    </message>
    <message>
        <source>Model card: %1</source>
        <translation>모델 카드: %1</translation>
    </message>
    <message>
        <source>On %1 test clips: %2.</source>
        <translation>시험 클립 %1개: %2.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>쓰임</translation>
    </message>
    <message>
        <source>Sorting recordings like those it was trained on into the classes below, as a help for a person who listens.</source>
        <translation>학습한 것과 같은 녹음을 아래 클래스로 나누어, 듣는 사람을 돕습니다.</translation>
    </message>
    <message>
        <source>Not intended</source>
        <translation>쓰지 말 곳</translation>
    </message>
    <message>
        <source>Not a medical device: not for diagnosis, nor for any decision about care without a person. Not tested on other rooms, microphones or groups.</source>
        <translation>의료 기기가 아닙니다. 진단에도, 사람 없이 돌봄을 결정하는 데에도 쓰지 마세요. 다른 방, 마이크, 그룹에서는 시험하지 않았습니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>Project: %1. Class map: %2.</source>
        <translation>프로젝트: %1. 클래스 매핑: %2.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Expected calibration error %1, log loss %2, Brier score %3.</source>
        <translation>기대 보정 오차 %1, 로그 손실 %2, Brier 점수 %3.</translation>
    </message>
    <message>
        <source>Known failures</source>
        <translation>알려진 실패</translation>
    </message>
    <message>
        <source>Started %1, seed %2, took %3 s; %4.</source>
        <translation>시작 %1, 시드 %2, %3초 걸림. %4.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>worse than chance</source>
        <translation>우연보다 못함</translation>
    </message>
    <message>
        <source>chance cannot be ruled out (too few clips or groups of a class)</source>
        <translation>우연일 수 있음(한 클래스의 클립이나 그룹이 너무 적음)</translation>
    </message>
    <message>
        <source>%1 % of the intervals&apos; draws had no clip of some class and are left out: too few clips or groups of it were tested for its part to be sure</source>
        <translation>구간을 위한 추출의 %1%에는 어떤 클래스의 클립이 없어 뺐습니다. 그 클래스의 클립이나 그룹을 너무 적게 시험해 그 부분은 확실하지 않습니다</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>an interval</comment>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>recipe · date</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Each group on one side</source>
        <translation>그룹마다 한쪽에만</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>분할의 시드</translation>
    </message>
    <message>
        <source>Validation by group</source>
        <translation>그룹별 검증</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>Threads used</source>
        <translation>사용한 스레드</translation>
    </message>
    <message>
        <source>Folds at once, used</source>
        <translation>실제로 동시에 돌린 폴드</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>만든 환경</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Warning of the recipe</source>
        <translation>레시피의 경고</translation>
    </message>
    <message>
        <source>Validation part of the recipe</source>
        <translation>레시피의 검증 비율</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Class mapping</source>
        <translation>클래스 매핑</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Clips in the data</source>
        <translation>자료의 클립</translation>
    </message>
    <message>
        <source>Fingerprint of the labels</source>
        <translation>라벨의 지문</translation>
    </message>
    <message>
        <source>Shape of the window</source>
        <translation>창 함수의 모양</translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation>신경망 이름</translation>
    </message>
    <message>
        <source>Speeds</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Layers of the input</source>
        <translation>입력의 층</translation>
    </message>
    <message>
        <source>Layers after the inputs</source>
        <translation>입력 다음의 층</translation>
    </message>
    <message>
        <source>%1 (network %2)</source>
        <translation>%1(신경망 %2)</translation>
    </message>
    <message>
        <source>%1 (network %2, input %3)</source>
        <translation>%1(신경망 %2, 입력 %3)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
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
        <translation>그룹별 폴드 %1개: 모든 클립을 한 번씩, 그 그룹을 전혀 듣지 않은 신경망으로 시험합니다.</translation>
    </message>
    <message>
        <source>One part by group: no group is heard both in training and in the test.</source>
        <translation>그룹별로 일부를 떼어 둠: 학습과 시험에 같은 그룹이 함께 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>%1 folds by clip: every clip is tested once.</source>
        <translation>클립별 폴드 %1개: 모든 클립을 한 번씩 시험합니다.</translation>
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
        <source>Fold %1 of %2</source>
        <translation>폴드 %1/%2</translation>
    </message>
    <message>
        <source>, best so far</source>
        <translation>, 지금까지 최선</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3, accuracy %4 %; validation loss %5, accuracy %6 %%7</source>
        <translation>에포크 %1/%2: 학습 손실 %3, 정확도 %4%; 검증 손실 %5, 정확도 %6%%7</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>경고: %1</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>%1 만에 완료</translation>
    </message>
    <message>
        <source>%L1 by the mapping</source>
        <translation>매핑으로 빠짐 %L1개</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3, accuracy %4 %%5</source>
        <translation>에포크 %1/%2: 학습 손실 %3, 정확도 %4%%5</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>다시 진행합니다</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>%L1 folds: each group is tested by a network that has heard all others and nothing of it.</source>
        <translation>%L1개 폴드: 각 그룹은 다른 그룹은 모두 듣고 그 그룹은 전혀 듣지 않은 신경망이 시험합니다.</translation>
    </message>
    <message>
        <source>%1 times over with other folds: %L2 networks in all.</source>
        <translation>폴드를 바꾸어 %1번 반복: 신경망은 모두 %L2개.</translation>
    </message>
    <message>
        <source>leaves one group out</source>
        <translation>한 그룹씩 남김</translation>
    </message>
    <message>
        <source>by group</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>by clip</source>
        <translation>클립별</translation>
    </message>
    <message>
        <source>%1 % for testing, %2</source>
        <translation>시험용 %1%, %2</translation>
    </message>
    <message>
        <source>%1 times %2 folds %3</source>
        <translation>%1번 × %2폴드 %3</translation>
    </message>
    <message>
        <source>%1 folds %2</source>
        <translation>%1폴드 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) on several sides</source>
        <translation>
            <numerusform>여러 쪽에 걸친 그룹 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) there twice, on several sides</source>
        <translation>
            <numerusform>두 번 들어 있고 여러 쪽에 걸친 녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) of clips that sound the same, on several sides</source>
        <translation>
            <numerusform>여러 쪽에 걸친, 같은 소리로 들리는 클립 묶음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed copies on another side than %Ln original(s)</source>
        <translation>
            <numerusform>원본 %Ln개와 다른 쪽에 있는 변형 사본</numerusform>
        </translation>
    </message>
    <message>
        <source>Scaling was fitted on clips outside the training part</source>
        <translation>학습 부분이 아닌 클립으로 스케일링을 맞췄습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es) missing from a part: figures of it mean little</source>
        <translation>
            <numerusform>어느 부분에 빠진 클래스 %Ln개: 그 부분의 수치는 큰 뜻이 없습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; in %L2 of %L3 folds</source>
        <translation>%1; %L3개 중 %L2개 폴드에서</translation>
    </message>
    <message>
        <source>Dead units: many answer 0 to everything. Standardise the inputs, lower the learning rate or raise the batch size.</source>
        <translation>죽은 유닛: 많은 유닛이 무엇에든 0을 냅니다. 입력을 표준화하거나 학습률을 낮추거나 배치 크기를 키우세요.</translation>
    </message>
    <message>
        <source>The loss does not fall. Check labels, learning rate and scaling; leave out a softmax layer at the end.</source>
        <translation>손실이 내려가지 않습니다. 라벨, 학습률, 스케일링을 확인하고 끝의 softmax 층을 빼세요.</translation>
    </message>
    <message>
        <source>The loss is no longer a number; training has stopped and the last good weights are kept. Lower the learning rate.</source>
        <translation>손실이 숫자가 아닙니다. 학습을 멈추고 마지막으로 온전한 가중치를 남겼습니다. 학습률을 낮추세요.</translation>
    </message>
    <message>
        <source>The inputs are not standardised. Choose another scaling in the settings.</source>
        <translation>입력이 표준화되지 않았습니다. 설정에서 다른 스케일링을 고르세요.</translation>
    </message>
    <message>
        <source>Never predicted: %1. Use class weights or collect more clips.</source>
        <translation>한 번도 예측되지 않음: %1. 클래스 가중치를 쓰거나 클립을 더 모으세요.</translation>
    </message>
    <message>
        <source>A class is never predicted. Use class weights or collect more clips of it.</source>
        <translation>한 번도 예측되지 않는 클래스가 있습니다. 클래스 가중치를 쓰거나 그 클래스의 클립을 더 모으세요.</translation>
    </message>
    <message>
        <source>Validation falls far behind training. Stop earlier, use dropout or augmentation, a smaller network or more clips.</source>
        <translation>검증이 학습에 크게 뒤처집니다. 더 일찍 멈추거나 드롭아웃·증강·더 작은 신경망을 쓰거나 클립을 더 모으세요.</translation>
    </message>
    <message>
        <source>Every clip gets the same answer. Standardise the inputs, lower the learning rate or raise the batch size.</source>
        <translation>모든 클립에 같은 답을 냅니다. 입력을 표준화하거나 학습률을 낮추거나 배치 크기를 키우세요.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>clips, classes, groups</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation><numerusform>클립 %Ln개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation><numerusform>클래스 %Ln개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation><numerusform>그룹 %Ln개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) read and turned into pictures</source>
        <translation><numerusform>클립 %Ln개를 읽어 그림으로 만듦</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) read for baselines and shortcuts</source>
        <translation><numerusform>기준선과 지름길 검사를 위해 클립 %Ln개를 읽음</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::AnnotatorButton</name>
    <message>
        <source>Annotator: %1</source>
        <translation>라벨 작업자: %1</translation>
    </message>
    <message>
        <source>Written down with every change and every verdict. Click to change it.</source>
        <translation>바꾸거나 판정할 때마다 함께 기록됩니다. 클릭하면 바꿀 수 있습니다.</translation>
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
    <name>ullim::BackupKeeper</name>
    <message>
        <source>Backing up</source>
        <translation>백업 중</translation>
    </message>
</context>
<context>
    <name>ullim::BackupsDialog</name>
    <message>
        <source>Backups of %1</source>
        <translation>%1의 백업</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경 수</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>마지막 변경</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>Save as project…</source>
        <translation>프로젝트로 저장…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Backing up …</source>
        <translation>백업하는 중…</translation>
    </message>
    <message>
        <source>Backed up.</source>
        <translation>백업했습니다.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last backup.</source>
        <translation>마지막 백업 뒤로 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>No backup was made. %1</source>
        <translation>백업하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>백업 찾는 중</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>아직 백업이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s), %1.</source>
        <translation>
            <numerusform>백업 %n개, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are made by themselves while you work and kept in %1: the last 10, then one a day for 14 days, one a week for 8 weeks.</source>
        <translation>작업하는 동안 자동으로 만들어 %1에 보관합니다. 최근 10개, 그다음은 14일 동안 하루에 하나, 8주 동안 한 주에 하나를 남깁니다.</translation>
    </message>
    <message>
        <source>Not while the project is read-only</source>
        <translation>프로젝트가 읽기 전용일 때는 할 수 없습니다</translation>
    </message>
    <message>
        <source>Save this backup as a new project</source>
        <translation>이 백업을 새 프로젝트로 저장</translation>
    </message>
    <message>
        <source>Ullim projects (*.ullim)</source>
        <translation>울림 프로젝트 (*.ullim)</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Saving a backup as a project</source>
        <translation>백업을 프로젝트로 저장하는 중</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>저장했습니다: %1.</translation>
    </message>
    <message>
        <source>Project whose backups to show</source>
        <translation>백업을 볼 프로젝트</translation>
    </message>
</context>
<context>
    <name>ullim::BrokenRunStrip</name>
    <message>
        <source>%1: cannot be removed (look at the rights of the folder)</source>
        <translation>%1: 지울 수 없습니다(폴더 권한을 확인하세요)</translation>
    </message>
    <message>
        <source>Run %1 is in the trash of the desktop.</source>
        <translation>실행 %1을(를) 바탕 화면 휴지통에 넣었습니다.</translation>
    </message>
    <message>
        <source>Run %1 was removed.</source>
        <translation>실행 %1을(를) 지웠습니다.</translation>
    </message>
    <message>
        <source>Run %1 was broken off and cannot be continued: %2</source>
        <translation>실행 %1은(는) 끊겼고 계속할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Run %1 was broken off in fold %2 of %3, after epoch %4 of %5 (%6).</source>
        <translation>실행 %1은(는) %3개 중 %2번째 폴드, 에포크 %4/%5 뒤에 끊겼습니다(%6).</translation>
    </message>
    <message>
        <source>Run %1 was broken off after epoch %2 of %3 (%4).</source>
        <translation>실행 %1은(는) 에포크 %2/%3 뒤에 끊겼습니다(%4).</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Goes on where it was broken off, with the clips, labels and settings of then; the result is the same as if nothing had happened</source>
        <translation>끊긴 곳에서 그때의 클립, 라벨, 설정으로 이어 갑니다. 결과는 아무 일도 없었을 때와 같습니다</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Moves what there is of this run to the trash of the desktop</source>
        <translation>이 실행에 남은 것을 바탕 화면 휴지통으로 옮깁니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more wait(s).</source>
        <translation><numerusform>%Ln개가 더 기다립니다.</numerusform></translation>
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
    <name>ullim::CheckPanel</name>
    <message>
        <source>Measures the clips, compares all sounds and looks for what may be wrong.</source>
        <translation>클립을 측정하고 모든 소리를 비교해 잘못되었을 만한 것을 찾습니다.</translation>
    </message>
    <message>
        <source>Nothing found in %1 clips.</source>
        <translation>클립 %1개에서 찾은 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 findings in %2 clips. Nothing was changed.</source>
        <translation>클립 %2개에서 %1건을 찾았습니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>So many clips are not compared pair by pair: copies with noise added may be missed.</source>
        <translation>클립이 너무 많아 하나하나 짝지어 비교하지 않습니다. 잡음을 더한 사본은 놓칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped. What was measured until then is kept.</source>
        <translation>중지했습니다. 그때까지 측정한 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>Finds copies, silence, clipping, mixed rates, labels that disagree, and what gives classes away. Nothing is changed.</source>
        <translation>사본, 무음, 클리핑, 섞인 샘플링 레이트, 서로 어긋나는 라벨, 클래스를 드러내는 단서를 찾습니다. 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>데이터 점검</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Show its clips</source>
        <translation>해당 클립 보기</translation>
    </message>
    <message>
        <source>The clips of this finding become the list on the Data page (Return)</source>
        <translation>이 결과의 클립이 데이터 페이지의 목록이 됩니다 (Return)</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>심각도</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>점검 결과</translation>
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
        <translation>%1 (%2%)</translation>
    </message>
    <message>
        <source>%1: clips %2 (%3 %), %4 s in all</source>
        <translation>%1: 클립 %2개 (%3%), 모두 %4초</translation>
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
    <name>ullim::ClassEditor</name>
    <message>
        <source>The project has changed in the meantime: %1</source>
        <translation>그사이에 프로젝트가 바뀌었습니다: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새로 생김</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>없어짐</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>share before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>아직 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %n clip(s)</source>
        <translation>
            <numerusform>%1 → %2: 클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Imbalance %1 now, %2 after.</source>
        <translation>불균형 비율은 지금 %1, 변경 후 %2입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) change their label.</source>
        <translation>
            <numerusform>클립 %n개의 라벨이 바뀝니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) too.</source>
        <translation>
            <numerusform>구간 %n개도 바뀝니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>실행 취소 한 번으로 모두 되돌립니다.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>클래스 추가</translation>
    </message>
    <message>
        <source>Name of the new class</source>
        <translation>새 클래스의 이름</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>클래스 병합</translation>
    </message>
    <message>
        <source>%1
become one class, called</source>
        <translation>%1
하나로 합칠 클래스의 이름</translation>
    </message>
    <message>
        <source>The clips have no column to split by: import a table with one.</source>
        <translation>나눌 기준이 되는 열이 클립에 없습니다. 그런 열이 있는 표를 가져오세요.</translation>
    </message>
    <message>
        <source>Split a class</source>
        <translation>클래스 나누기</translation>
    </message>
    <message>
        <source>%1 becomes a class for each value of</source>
        <translation>%1: 값마다 클래스 하나로 나눌 열</translation>
    </message>
    <message>
        <source>%1, split by %2</source>
        <translation>%1, %2 열로 나눈 것</translation>
    </message>
    <message>
        <source>No class looks like a part of a split one (NAME_VALUE).</source>
        <translation>나눈 클래스의 일부로 보이는 클래스가 없습니다 (이름_값).</translation>
    </message>
    <message>
        <source>Join a split class</source>
        <translation>나눈 클래스 다시 합치기</translation>
    </message>
    <message>
        <source>These become one class again</source>
        <translation>다시 한 클래스로 합칠 것</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1의 색</translation>
    </message>
    <message>
        <source>Passed over, because the project has no such class: %1</source>
        <translation>프로젝트에 그런 클래스가 없어 건너뛰었습니다: %1</translation>
    </message>
    <message>
        <source>Mapping saved: %1. Train can look through it without touching labels.</source>
        <translation>매핑을 저장했습니다: %1. 학습 페이지에서 라벨을 건드리지 않고 이 매핑을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Gather what you want to change; nothing is done before Apply. F2 renames, Alt+Up and Alt+Down move, Del drops, Ctrl+M merges what is selected, Ctrl+Enter applies.</source>
        <translation>바꿀 것을 모아 두세요. 적용을 누르기 전에는 아무것도 바뀌지 않습니다. F2: 이름 바꾸기, Alt+Up/Alt+Down: 옮기기, Del: 삭제, Ctrl+M: 선택한 것 병합, Ctrl+Enter: 적용.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>병합…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>나누기…</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>다시 합치기…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>색…</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>A class for each value of a column</source>
        <translation>열의 값마다 클래스 하나로 나눕니다</translation>
    </message>
    <message>
        <source>The parts of a split class become one again</source>
        <translation>나눈 클래스를 다시 하나로 합칩니다</translation>
    </message>
    <message>
        <source>The clips stay, without a label</source>
        <translation>클립은 라벨 없이 남습니다</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>위로 옮기기 (Alt+Up)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>아래로 옮기기 (Alt+Down)</translation>
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
        <source>Key</source>
        <translation>키</translation>
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
        <translation>변경 후</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>변경 전후</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Clips that move</source>
        <translation>라벨이 바뀌는 클립</translation>
    </message>
    <message>
        <source>Enter on a file plays it</source>
        <translation>파일에서 Enter를 누르면 재생합니다</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>마지막 단계 취소</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>처음부터 다시</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Load a mapping…</source>
        <translation>매핑 불러오기…</translation>
    </message>
    <message>
        <source>Load a mapping of classes</source>
        <translation>클래스 매핑 불러오기</translation>
    </message>
    <message>
        <source>Mappings of classes (*.ullim-classes.json);;All files (*)</source>
        <translation>클래스 매핑 (*.ullim-classes.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the steps as a mapping…</source>
        <translation>단계를 매핑으로 저장…</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>매핑 저장</translation>
    </message>
    <message>
        <source>Mappings of classes (*.ullim-classes.json)</source>
        <translation>클래스 매핑 (*.ullim-classes.json)</translation>
    </message>
    <message>
        <source>%1: nine emotions of GEMS to four</source>
        <translation>%1: GEMS의 아홉 감정을 넷으로</translation>
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
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>클리핑</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>DC</source>
        <translation>DC</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>대역폭</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>음고</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Model says</source>
        <translation>모델의 답</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>판정 수</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>라벨 작업자 수</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>How loud the clip is on average (RMS)</source>
        <translation>클립의 평균 세기(RMS)</translation>
    </message>
    <message>
        <source>The largest sample; 0 dBFS is the most there is room for</source>
        <translation>가장 큰 샘플. 담을 수 있는 최대가 0 dBFS입니다</translation>
    </message>
    <message>
        <source>Places where the tops of the wave are cut flat</source>
        <translation>파형의 꼭대기가 평평하게 잘린 곳</translation>
    </message>
    <message>
        <source>Share of the clip in which nothing is heard</source>
        <translation>아무것도 들리지 않는 부분의 비율</translation>
    </message>
    <message>
        <source>Level of the quiet moments</source>
        <translation>조용한 순간의 레벨</translation>
    </message>
    <message>
        <source>The loud moments over the quiet ones</source>
        <translation>조용한 순간에 대한 큰 순간의 레벨 차이</translation>
    </message>
    <message>
        <source>Mean of all samples; 0 is right</source>
        <translation>모든 샘플의 평균. 0이 정상입니다</translation>
    </message>
    <message>
        <source>Highest frequency at which there is sound</source>
        <translation>소리가 있는 가장 높은 주파수</translation>
    </message>
    <message>
        <source>Median pitch of the voiced moments</source>
        <translation>유성음인 순간의 음고 중앙값</translation>
    </message>
    <message>
        <source>Clips with the same number sound the same</source>
        <translation>번호가 같은 클립은 같은 소리입니다</translation>
    </message>
    <message>
        <source>What the newest model says, which was not trained on the clip</source>
        <translation>이 클립을 학습에 쓰지 않은 가장 최근 모델의 답</translation>
    </message>
    <message>
        <source>How likely the model holds the label to be wrong</source>
        <translation>모델이 보기에 라벨이 틀렸을 가능성</translation>
    </message>
    <message>
        <source>Raised by every edit of the clip</source>
        <translation>클립을 고칠 때마다 올라갑니다</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>클립 %1</translation>
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
        <translation>실제 %1, 예측 %2: %4개 중 %3개 (%5%)</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
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
    <message>
        <source>%1: %2, %3: %4; %5 of %6 clips (%7 %)</source>
        <translation>%1: %2, %3: %4; 클립 %6개 중 %5개 (%7%)</translation>
    </message>
    <message>
        <source>%1, % of the row</source>
        <comment>who gives the columns</comment>
        <translation>%1, 행의 %</translation>
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
        <translation>학습: 손실 %1, 정확도 %2%</translation>
    </message>
    <message>
        <source>Validation: loss %1, accuracy %2 %</source>
        <translation>검증: 손실 %1, 정확도 %2%</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Learning rate %1</source>
        <translation>학습률 %1</translation>
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
    <message>
        <source>%1 · labels hidden</source>
        <translation>%1 · 라벨 숨김</translation>
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
    <message>
        <source>Click: sort. Drag: another order. Right-click: choose columns.</source>
        <translation>클릭: 정렬. 끌기: 순서 바꾸기. 오른쪽 클릭: 열 고르기.</translation>
    </message>
    <message>
        <source>From the import</source>
        <translation>가져온 열</translation>
    </message>
    <message>
        <source>More</source>
        <translation>그 밖의 열</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>기본 열</translation>
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
    <name>ullim::ExportDialog</name>
    <message>
        <source>Table (CSV)</source>
        <translation>표 (CSV)</translation>
    </message>
    <message>
        <source>One row a clip, or a region. Reads back here and in spreadsheets.</source>
        <translation>클립 또는 구간마다 한 행. 여기와 스프레드시트에서 다시 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>JSON, one object a line</source>
        <translation>JSON, 한 줄에 객체 하나</translation>
    </message>
    <message>
        <source>For programs.</source>
        <translation>프로그램에서 쓰기 위한 형식입니다.</translation>
    </message>
    <message>
        <source>Sounds in a folder for each class</source>
        <translation>클래스마다 폴더 하나에 담은 소리</translation>
    </message>
    <message>
        <source>The sounds themselves, sorted by label.</source>
        <translation>라벨별로 나눈 소리 파일 자체입니다.</translation>
    </message>
    <message>
        <source>Audacity label tracks</source>
        <translation>Audacity 라벨 트랙</translation>
    </message>
    <message>
        <source>Regions, one file for each clip that has some.</source>
        <translation>구간이 있는 클립마다 파일 하나.</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>Praat TextGrid</translation>
    </message>
    <message>
        <source>Raven selection tables</source>
        <translation>Raven 선택 표</translation>
    </message>
    <message>
        <source>ELAN (EAF 3.0)</source>
        <translation>ELAN (EAF 3.0)</translation>
    </message>
    <message>
        <source>Regions, one file for each clip that has some, with its sound linked.</source>
        <translation>구간이 있는 클립마다 파일 하나, 소리 파일이 연결됩니다.</translation>
    </message>
    <message>
        <source>Sounds by label</source>
        <translation>라벨별 소리</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Regions, and the clips&apos; labels as labels.csv</source>
        <translation>구간, 그리고 클립의 라벨(labels.csv)</translation>
    </message>
    <message>
        <source>Labels of clips</source>
        <translation>클립의 라벨</translation>
    </message>
    <message>
        <source>Both, in two files</source>
        <translation>둘 다, 파일 두 개로</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>전체 (%1)</translation>
    </message>
    <message>
        <source>Those in the list (%1)</source>
        <translation>목록에 있는 것 (%1)</translation>
    </message>
    <message>
        <source>Selected (%1)</source>
        <translation>선택한 것 (%1)</translation>
    </message>
    <message>
        <source>Looking at the clips…</source>
        <translation>클립을 살펴보는 중…</translation>
    </message>
    <message>
        <source>%1 clips, %2 regions, %3 files.</source>
        <translation>클립 %1개, 구간 %2개, 파일 %3개.</translation>
    </message>
    <message numerus="yes">
        <source>• and %n more</source>
        <translation>
            <numerusform>• 그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything fits.</source>
        <translation>모두 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>Not in it:</source>
        <translation>담기지 않는 것:</translation>
    </message>
    <message>
        <source>Nothing to write: no clip of these has a region.</source>
        <translation>저장할 것이 없습니다. 이 가운데 구간이 있는 클립이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing to write: no clip of these fits.</source>
        <translation>저장할 것이 없습니다. 이 가운데 이 형식에 담을 수 있는 클립이 없습니다.</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>저장할 폴더</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>저장할 파일</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>내보내기: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>중지했습니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>To</source>
        <translation>저장 위치</translation>
    </message>
    <message>
        <source>Links instead of copies</source>
        <translation>사본 대신 링크</translation>
    </message>
    <message>
        <source>Leave texts that a spreadsheet would run as a formula as they are</source>
        <translation>스프레드시트가 수식으로 실행할 텍스트를 그대로 두기</translation>
    </message>
    <message>
        <source>Texts that begin with = + - @ get a &apos; before them otherwise; reading the table back takes it away.</source>
        <translation>선택하지 않으면 = + - @ 로 시작하는 텍스트 앞에 작은따옴표(&apos;)를 붙입니다. 표를 다시 읽을 때는 없앱니다.</translation>
    </message>
    <message>
        <source>A tier for each label</source>
        <translation>라벨마다 티어 하나</translation>
    </message>
    <message>
        <source>Replace files that are there</source>
        <translation>이미 있는 파일 바꾸기</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Data set card</source>
        <translation>데이터셋 카드</translation>
    </message>
    <message>
        <source>Page (*.html);;Markdown (*.md)</source>
        <translation>웹 페이지 (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Card to %1</source>
        <translation>카드 저장: %1</translation>
    </message>
</context>
<context>
    <name>ullim::FactsMeasurer</name>
    <message>
        <source>Measuring clips</source>
        <translation>클립 측정 중</translation>
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
        <source>Kept with the project</source>
        <translation>프로젝트에 저장된 검색</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근 검색</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>이 검색 저장</translation>
    </message>
    <message>
        <source>Name for: %1</source>
        <translation>검색의 이름: %1</translation>
    </message>
    <message>
        <source>Words are looked for in file, label, group and notes.
Or a condition with = != &lt; &lt;= &gt; &gt;= ~ (contains) in ( , ) and or not on: label, original_label, group, status, name, notes, duration, sample_rate, channels, remarks, error,
level, peak, noise (dBFS), snr (dB), silence (0 to 1, or 50%), clipped, dc, bandwidth, f0 (Hz), duplicate,
opinion, probability, doubt, verdicts, annotators, and the columns of the import.
Nothing there: f0 = &quot;&quot;. Example: duration &lt; 1.5 and snr &gt; 20 and status = new</source>
        <translation>낱말은 파일, 라벨, 그룹, 메모에서 찾습니다.
또는 조건을 적습니다. 기호: = != &lt; &lt;= &gt; &gt;= ~ (포함) in ( , ) and or not. 항목: label, original_label, group, status, name, notes, duration, sample_rate, channels, remarks, error,
level, peak, noise (dBFS), snr (dB), silence (0–1 또는 50%), clipped, dc, bandwidth, f0 (Hz), duplicate,
opinion, probability, doubt, verdicts, annotators, 그리고 가져온 열.
값이 없는 것: f0 = &quot;&quot;. 예: duration &lt; 1.5 and snr &gt; 20 and status = new</translation>
    </message>
    <message>
        <source>Searches that were kept, and recent ones</source>
        <translation>저장한 검색과 최근 검색</translation>
    </message>
</context>
<context>
    <name>ullim::HistoryDock</name>
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
        <source>It came without a label.</source>
        <translation>처음에 라벨 없이 들어왔습니다.</translation>
    </message>
    <message>
        <source>It came as “%1”; that is kept for ever.</source>
        <translation>처음 라벨은 “%1”입니다. 영원히 보존됩니다.</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>모든 사람</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>모든 종류</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Not while the project is read-only</source>
        <translation>프로젝트가 읽기 전용일 때는 할 수 없습니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>이력 검색</translation>
    </message>
    <message>
        <source>Show its clips</source>
        <translation>해당 클립 보기</translation>
    </message>
    <message>
        <source>Look at this state…</source>
        <translation>이 상태 보기…</translation>
    </message>
    <message>
        <source>The project as it was after this line; it can be saved as a project of its own</source>
        <translation>이 줄까지 바뀐 뒤의 프로젝트입니다. 별도의 프로젝트로 저장할 수 있습니다</translation>
    </message>
    <message>
        <source>The clips that this line changed become the list on the Data page</source>
        <translation>이 줄에서 바뀐 클립을 데이터 페이지의 목록으로 봅니다</translation>
    </message>
    <message>
        <source>All ways</source>
        <translation>모든 방법</translation>
    </message>
</context>
<context>
    <name>ullim::HistoryModel</name>
    <message>
        <source>undone; what came after took its place</source>
        <translation>실행 취소됨, 뒤에 한 변경이 대신함</translation>
    </message>
    <message>
        <source>undone; can be redone</source>
        <translation>실행 취소됨, 다시 실행할 수 있음</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
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
        <source>Clips</source>
        <translation>클립</translation>
    </message>
</context>
<context>
    <name>ullim::HistoryWords</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
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
        <source>Region</source>
        <translation>구간</translation>
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
        <translation>나누기</translation>
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
        <source>Moved files</source>
        <translation>옮겨진 파일</translation>
    </message>
    <message>
        <source>Second verdict</source>
        <translation>두 번째 판정</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>판정 회차</translation>
    </message>
    <message>
        <source>Adjudication</source>
        <translation>불일치 조정</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>모델로</translation>
    </message>
    <message>
        <source>by an import</source>
        <translation>가져오기로</translation>
    </message>
    <message>
        <source>by a rule for many clips</source>
        <translation>여러 클립에 규칙으로</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>직접</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n clip(s)</source>
        <translation>
            <numerusform>%1: 클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>and more</source>
        <translation>그 밖에도 있음</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>클래스 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) came in</source>
        <translation>
            <numerusform>클립 %n개 들어옴</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) went</source>
        <translation>
            <numerusform>클립 %n개 빠짐</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>구간 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) of %1</source>
        <translation>
            <numerusform>%1의 판정 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>before -&gt; after, then the clip</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ullim::ImportSheet</name>
    <message>
        <source>Looking at %1</source>
        <translation>%1 살펴보는 중</translation>
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
    <message>
        <source>by the pattern</source>
        <translation>패턴 사용</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 names)</source>
        <translation>%1 (이름 %3개 중 %2개)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, remark</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n have another label in the source now and were left as they are</source>
        <translation>
            <numerusform>%n개는 출처의 라벨이 달라졌지만 그대로 두었습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>표의 열</translation>
    </message>
    <message>
        <source>Pattern for names</source>
        <translation>이름 패턴</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>비고</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) without a label</source>
        <translation>
            <numerusform>라벨 없는 클립 %n개</numerusform>
        </translation>
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
    <message>
        <source>hidden</source>
        <translation>숨김</translation>
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
    <message>
        <source>%1 · labels hidden</source>
        <translation>%1 · 라벨 숨김</translation>
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
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3)</source>
        <comment>estimate and its 95 % interval</comment>
        <translation>%1% (%2 ~ %3)</translation>
    </message>
    <message>
        <source>estimate and 95 % interval</source>
        <translation>추정값과 95% 구간</translation>
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
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
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
    <message>
        <source>Paused: %1</source>
        <translation>일시 정지: %1</translation>
    </message>
    <message>
        <source>Paused: %1, %2</source>
        <translation>일시 정지: %1, %2</translation>
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
    <name>ullim::LabelSourceSheet</name>
    <message>
        <source>Comparing labels</source>
        <translation>라벨 비교 중</translation>
    </message>
    <message numerus="yes">
        <source>%1: no class of the project, %n clip(s)</source>
        <translation>
            <numerusform>%1: 프로젝트에 없는 클래스, 클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Say who made these labels.</source>
        <translation>이 라벨을 누가 달았는지 적으세요.</translation>
    </message>
    <message>
        <source>Keeping the labels of %1</source>
        <translation>%1의 라벨 보관 중</translation>
    </message>
    <message>
        <source>other label by %1</source>
        <translation>%1의 라벨이 다른 클립</translation>
    </message>
    <message numerus="yes">
        <source>Keep, and show %n that disagree</source>
        <translation>
            <numerusform>보관하고 불일치 %n개 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Second label source</source>
        <translation>두 번째 라벨 출처</translation>
    </message>
    <message>
        <source>Labels by</source>
        <translation>라벨을 단 사람</translation>
    </message>
    <message>
        <source>Labels that differ from a class in case, spaces, _ or - only are meant to be it</source>
        <translation>대소문자, 공백, _, -만 다른 라벨은 같은 클래스로 보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>클립 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agree</source>
        <translation>
            <numerusform>일치 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagree</source>
        <translation>
            <numerusform>불일치 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left blank</source>
        <translation>
            <numerusform>빈칸 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a label in the project</source>
        <translation>
            <numerusform>프로젝트에 라벨 없음 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not named in the table</source>
        <translation>
            <numerusform>표에 없음 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Where they disagree</source>
        <translation>서로 다른 라벨</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>이해하지 못한 것</translation>
    </message>
</context>
<context>
    <name>ullim::LuckPanel</name>
    <message>
        <source>Needs clips of at least two classes: label some, or change which are trained with.</source>
        <translation>클래스가 둘 이상이어야 합니다. 라벨을 더 달거나 학습에 쓸 클래스를 바꾸세요.</translation>
    </message>
    <message>
        <source>Luck of the split</source>
        <translation>분할의 운</translation>
    </message>
    <message>
        <source>No groups are known, so nothing can be said of leaks: give the clips groups.</source>
        <translation>그룹을 알 수 없어 정보가 새는지 말할 수 없습니다. 클립에 그룹을 정해 주세요.</translation>
    </message>
    <message>
        <source>A random split makes no clear difference for this set (%1 points).</source>
        <translation>이 자료에서는 무작위 분할이 뚜렷한 차이를 만들지 않습니다(%1점).</translation>
    </message>
    <message>
        <source>A random split makes this set look %1 points better than it is.</source>
        <translation>무작위 분할에서는 이 자료가 실제보다 %1점 좋아 보입니다.</translation>
    </message>
    <message>
        <source>A random split makes this set look %1 points worse than it is.</source>
        <translation>무작위 분할에서는 이 자료가 실제보다 %1점 나빠 보입니다.</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>찍기</translation>
    </message>
    <message>
        <source>always the most frequent class</source>
        <translation>늘 가장 많은 클래스</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) could not be read and are left out: %1</source>
        <translation>
            <numerusform>읽지 못해 빠진 클립 %Ln개: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The same plain model (logistic regression on MFCC statistics) is tested again and again; nothing changes but which clips are on which side. The dots are its figures.</source>
        <translation>같은 단순한 모델(MFCC 통계의 로지스틱 회귀)을 거듭 시험합니다. 어느 클립이 어느 쪽에 있는지만 바뀝니다. 점이 그 수치입니다.</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>분할 횟수</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>The clips are still being looked at; press Start again in a moment.</source>
        <translation>클립을 아직 살펴보는 중입니다. 잠시 뒤에 시작을 다시 누르세요.</translation>
    </message>
    <message>
        <source>One division alone can be %1 points off by luck (twice the spread of %2).</source>
        <translation>한 번의 분할만으로는 운에 따라 %1점까지 벗어날 수 있습니다(산포 %2의 두 배).</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s), %L1 divisions into %L2 folds each way.</source>
        <translation><numerusform>클립 %Ln개, 방식마다 %L2폴드 분할 %L1번.</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::LuckStrips</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, division %2: %3</source>
        <translation>%1, 분할 %2: %3</translation>
    </message>
    <message>
        <source>%1: %2 on average, spread %3 points</source>
        <comment>a strip of dots; spread: standard deviation</comment>
        <translation>%1: 평균 %2, 산포 %3점</translation>
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
    <message>
        <source>Show the clips that differ</source>
        <translation>라벨이 다른 클립 보기</translation>
    </message>
    <message>
        <source>another label in the source</source>
        <translation>출처의 라벨이 다른 클립</translation>
    </message>
    <message>
        <source>The second source is kept: %1 agree, %2 disagree. The list shows those that disagree.</source>
        <translation>두 번째 출처를 보관했습니다: 일치 %1개, 불일치 %2개. 목록에는 불일치한 클립이 나옵니다.</translation>
    </message>
    <message>
        <source>%1: not while the project is read-only</source>
        <translation>%1: 프로젝트가 읽기 전용일 때는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>%1 (read-only) – Ullim</source>
        <translation>%1 (읽기 전용) – 울림</translation>
    </message>
    <message>
        <source>Not saved, and taken back. %1</source>
        <translation>저장하지 못해 되돌렸습니다. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>No backup could be made; labelling goes on. %1</source>
        <translation>백업을 만들지 못했습니다. 라벨 작업은 계속됩니다. %1</translation>
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
    <name>ullim::NewPassDialog</name>
    <message>
        <source>New blind pass</source>
        <translation>새 블라인드 판정</translation>
    </message>
    <message>
        <source>All clips of the project</source>
        <translation>프로젝트의 모든 클립</translation>
    </message>
    <message>
        <source>The clips listed now</source>
        <translation>지금 목록의 클립</translation>
    </message>
    <message>
        <source> clips</source>
        <translation> 클립</translation>
    </message>
    <message>
        <source> % come back</source>
        <translation> % 다시 나옴</translation>
    </message>
    <message>
        <source> clips between</source>
        <translation> 클립 간격</translation>
    </message>
    <message>
        <source>Each class has its share</source>
        <translation>클래스마다 비율에 맞게</translation>
    </message>
    <message>
        <source>Start at once</source>
        <translation>바로 시작</translation>
    </message>
    <message>
        <source>Make the pass</source>
        <translation>회차 만들기</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>Draw from</source>
        <translation>뽑을 곳</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Check on yourself</source>
        <translation>자기 일관성 확인</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>You hear %1 clips, labels and file names hidden.</source>
        <translation>라벨과 파일 이름을 가린 채 클립 %1개를 듣습니다.</translation>
    </message>
    <message>
        <source>%1 of them are clips you have heard before in this pass, not announced: they tell how far you agree with yourself.</source>
        <translation>그중 %1개는 이 회차에서 이미 들은 클립이며 따로 알리지 않습니다. 자신의 판정과 얼마나 일치하는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Your verdicts are kept beside the labels; no label changes.</source>
        <translation>판정은 라벨과 따로 보관되며 라벨은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>At least %1 others lie between.</source>
        <translation>사이에 다른 클립이 적어도 %1개 있습니다.</translation>
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
    <name>ullim::PassBanner</name>
    <message>
        <source>Blind pass: %1 as %2, %3 of %4</source>
        <translation>블라인드 판정: %1, 작업자 %2, %4개 중 %3개</translation>
    </message>
    <message>
        <source> · this clip is not in the pass</source>
        <translation> · 이 클립은 이 회차에 없음</translation>
    </message>
    <message>
        <source> · clip %1, your word: %2</source>
        <translation> · 클립 %1, 내 판정: %2</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>쓸 수 없음</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source> · clip %1: a digit says the class, %2 unsure, %3 unusable</source>
        <translation> · 클립 %1: 숫자 키 클래스, %2 불확실, %3 쓸 수 없음</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Settle: %1 of %2 done</source>
        <translation>불일치 조정: %2개 중 %1개 완료</translation>
    </message>
    <message>
        <source> · %1 says %2, %3 says %4</source>
        <translation> · %1: %2, %3: %4</translation>
    </message>
    <message>
        <source> · settled</source>
        <translation> · 조정됨</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a class, the key that takes it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source> · they do not disagree on this clip</source>
        <translation> · 이 클립에서는 두 판정이 다르지 않음</translation>
    </message>
</context>
<context>
    <name>ullim::PassController</name>
    <message>
        <source>This pass is closed. Open it again first.</source>
        <translation>이 회차는 닫혀 있습니다. 먼저 다시 여세요.</translation>
    </message>
    <message>
        <source>Blind pass</source>
        <translation>블라인드 판정</translation>
    </message>
    <message>
        <source>In a blind pass, say the class: there is no label to verify.</source>
        <translation>블라인드 판정에서는 클래스를 정하세요. 확인할 라벨이 없습니다.</translation>
    </message>
    <message>
        <source>This clip is not in the pass.</source>
        <translation>이 클립은 이 회차에 없습니다.</translation>
    </message>
    <message>
        <source>The project is read-only: no verdict can be given.</source>
        <translation>프로젝트가 읽기 전용이라 판정할 수 없습니다.</translation>
    </message>
    <message>
        <source>Every place of this pass has your verdict.</source>
        <translation>이 회차의 클립을 모두 판정했습니다.</translation>
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
    <name>ullim::PassList</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>닫힘</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 has no open blind pass. Make one in Annotators.</source>
        <translation>%1 작업자에게는 열린 블라인드 판정 회차가 없습니다. 라벨 작업자 창에서 만드세요.</translation>
    </message>
    <message numerus="yes">
        <source>The pass and its %n verdict(s) are deleted. Undo brings them back.</source>
        <translation>
            <numerusform>회차와 그 판정 %n개를 삭제했습니다. 실행 취소로 되돌릴 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>회차</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>판정 수</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>회차 목록</translation>
    </message>
    <message>
        <source>New blind pass…</source>
        <translation>새 블라인드 판정…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>ullim::PastStateDialog</name>
    <message>
        <source>not in the project now</source>
        <translation>지금은 프로젝트에 없음</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Label then</source>
        <translation>당시 라벨</translation>
    </message>
    <message>
        <source>Status then</source>
        <translation>당시 상태</translation>
    </message>
    <message>
        <source>Label now</source>
        <translation>지금 라벨</translation>
    </message>
    <message>
        <source>State after: %1</source>
        <translation>이 변경 직후의 상태: %1</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Only what is different now</source>
        <translation>지금과 다른 것만</translation>
    </message>
    <message>
        <source>Save as a new project…</source>
        <translation>새 프로젝트로 저장…</translation>
    </message>
    <message>
        <source>Reading a past state</source>
        <translation>지난 상태 읽는 중</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>중지했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) then.</source>
        <translation>
            <numerusform>당시 클립 %n개.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them differ now. Nothing is changed by looking.</source>
        <translation>
            <numerusform>그중 %n개가 지금과 다릅니다. 보기만 해서는 아무것도 바뀌지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save this state as a project</source>
        <translation>이 상태를 프로젝트로 저장</translation>
    </message>
    <message>
        <source>Ullim projects (*.ullim)</source>
        <translation>울림 프로젝트 (*.ullim)</translation>
    </message>
    <message>
        <source>Saving a past state</source>
        <translation>지난 상태 저장 중</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>저장했습니다: %1.</translation>
    </message>
</context>
<context>
    <name>ullim::PatternBox</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>does not fit the pattern</source>
        <translation>패턴에 맞지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) fit, none does not.</source>
        <translation>
            <numerusform>이름 %n개가 모두 맞습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) fit, %1 do not: there the folder says the class, if it does.</source>
        <translation>
            <numerusform>이름 %n개는 맞고 %1개는 맞지 않습니다. 맞지 않는 파일은 폴더에 클래스가 있으면 그것을 따릅니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>A regular expression that is found in the file name. (?&lt;label&gt;…) is the class, (?&lt;group&gt;…) the subject or speaker; any other name in (?&lt;…&gt;) becomes a column.</source>
        <translation>파일 이름에서 찾을 정규식입니다. (?&lt;label&gt;…)은 클래스, (?&lt;group&gt;…)은 대상자 또는 화자이고, (?&lt;…&gt;)에 다른 이름을 쓰면 열이 됩니다.</translation>
    </message>
</context>
<context>
    <name>ullim::PeoplePanel</name>
    <message>
        <source>%1 – %2</source>
        <comment>two raters</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>one class only</source>
        <translation>클래스 하나뿐</translation>
    </message>
    <message>
        <source>Once a clip has a word of two – a label, a table of labels, a blind pass – it stands here how far they agree.</source>
        <translation>한 클립에 라벨, 라벨 표, 블라인드 판정 가운데 둘 이상이 있으면 서로 얼마나 일치하는지 여기에 나타납니다.</translation>
    </message>
    <message numerus="yes">
        <source>Settle the %n clip(s) they disagree on</source>
        <translation>
            <numerusform>불일치한 클립 %n개 조정</numerusform>
        </translation>
    </message>
    <message>
        <source>They agree on every clip</source>
        <translation>모든 클립에서 일치합니다</translation>
    </message>
    <message>
        <source>%1 and %2 agree</source>
        <translation>%1, %2 일치</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>&amp;You are</source>
        <translation>내 이름(&amp;Y)</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>라벨 작업자</translation>
    </message>
    <message>
        <source>Written down with every change and every verdict.</source>
        <translation>바꾸거나 판정할 때마다 함께 기록됩니다.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>일치도</translation>
    </message>
    <message>
        <source>Hidden while a blind pass goes on.</source>
        <translation>블라인드 판정을 하는 동안에는 숨깁니다.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>Beyond chance</source>
        <translation>우연을 넘는 일치</translation>
    </message>
    <message>
        <source>Agreement of two</source>
        <translation>둘의 일치도</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa: 0 is as by chance, 1 always alike. The bar holds it with 95 % certainty.</source>
        <translation>코헨의 카파: 0은 우연과 같은 수준, 1은 언제나 일치입니다. 막대는 95% 신뢰 구간입니다.</translation>
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
        <translation>%1 · 균형 정확도 %2%</translation>
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
        <translation>%1%</translation>
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
        <translation>%1: %2%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
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
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
    <message>
        <source>Stop and open</source>
        <translation>멈추고 열기</translation>
    </message>
    <message>
        <source>Stop and make it</source>
        <translation>멈추고 만들기</translation>
    </message>
</context>
<context>
    <name>ullim::QueueBar</name>
    <message>
        <source>Random order</source>
        <translation>무작위 순서</translation>
    </message>
    <message>
        <source>Seed (the same number gives the same order):</source>
        <translation>시드 (같은 수는 같은 순서가 됩니다):</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>가져온 순서</translation>
    </message>
    <message>
        <source>Random, seed %1</source>
        <translation>무작위, 시드 %1</translation>
    </message>
    <message>
        <source>Unsure first</source>
        <translation>불확실한 것 먼저</translation>
    </message>
    <message>
        <source>Most doubted first</source>
        <translation>가장 의심스러운 것 먼저</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>주어진 순서</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>순서: %1</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2개 중 %1개 완료</translation>
    </message>
    <message>
        <source>In which order the clips come. A click on a column&apos;s head sorts, too.</source>
        <translation>클립이 나오는 순서입니다. 열 머리글을 클릭해도 정렬됩니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>ullim::ReadOnlyStrip</name>
    <message>
        <source>Read-only: the project or its folder cannot be written. Look and listen; nothing can be changed.</source>
        <translation>읽기 전용: 프로젝트나 그 폴더에 쓸 수 없습니다. 보고 들을 수만 있고 바꿀 수는 없습니다.</translation>
    </message>
    <message>
        <source>Read-only, but nobody else has the project open any more.</source>
        <translation>읽기 전용입니다. 하지만 이제 프로젝트를 연 사람이 아무도 없습니다.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>다른 프로그램</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Read-only: %1 (process %2 on %3) has it open.</source>
        <translation>읽기 전용: %1이(가) 열어 두었습니다 (프로세스 %2, 컴퓨터: %3).</translation>
    </message>
    <message>
        <source>Read-only: %1 (process %2 on %3) has had it open since %4. What it saves shows up here.</source>
        <translation>읽기 전용: %1이(가) %4부터 열어 두었습니다 (프로세스 %2, 컴퓨터: %3). 그쪽에서 저장한 것은 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Try again for writing</source>
        <translation>쓰기로 다시 시도</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>다시 불러오기</translation>
    </message>
</context>
<context>
    <name>ullim::RecipeCard</name>
    <message>
        <source>%1 (meant to fail)</source>
        <translation>%1(실패하는 예)</translation>
    </message>
    <message>
        <source>%1 (mine)</source>
        <translation>%1(내 레시피)</translation>
    </message>
    <message>
        <source>%1 (of a run or a file)</source>
        <translation>%1(실행 또는 파일의 레시피)</translation>
    </message>
    <message>
        <source>Meant to fail, for teaching. %1</source>
        <translation>수업용으로, 일부러 실패하는 레시피입니다. %1</translation>
    </message>
    <message>
        <source>%1 networks, averaged: %2</source>
        <translation>신경망 %1개의 평균: %2</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Recipes (*.json);;All files (*)</source>
        <translation>레시피 (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Layers, pictures and networks, without code; kept among your own recipes</source>
        <translation>층, 그림, 신경망을 코드 없이 고쳐 내 레시피로 보관합니다</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>A recipe saved as a file</source>
        <translation>파일로 저장한 레시피</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Takes this recipe out of your own ones</source>
        <translation>이 레시피를 내 레시피에서 뺍니다</translation>
    </message>
    <message>
        <source>Save the recipe as a file</source>
        <translation>레시피를 파일로 저장</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>The recipe is saved as %1.</source>
        <translation>레시피를 %1(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>레시피(&amp;R)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>This recipe as a file, for others and for the command line</source>
        <translation>다른 사람이나 명령줄에서 쓸 수 있게 이 레시피를 파일로 저장합니다</translation>
    </message>
    <message numerus="yes">
        <source>%1 parameters in %Ln layer(s)</source>
        <translation><numerusform>층 %Ln개에 매개변수 %1개</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::RecipeEditor</name>
    <message>
        <source>Save the recipe as a file</source>
        <translation>레시피를 파일로 저장</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>%L1 parameters, %2 classes</source>
        <translation>매개변수 %L1개, 클래스 %2개</translation>
    </message>
    <message>
        <source>Recipe from layers</source>
        <translation>층으로 만드는 레시피</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>The layer; on an input, the whole input; on a network, the whole network</source>
        <translation>층을 복제합니다. 입력에서는 입력 전체를, 신경망에서는 신경망 전체를 복제합니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>Keep among my recipes</source>
        <translation>내 레시피로 보관</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The edits of “%1” are not kept yet.</source>
        <translation>“%1”에서 고친 것을 아직 보관하지 않았습니다.</translation>
    </message>
    <message>
        <source>For this session: the Train page has them until the program ends.</source>
        <translation>이번만: 프로그램을 끝낼 때까지 학습 화면에 남습니다.</translation>
    </message>
    <message>
        <source>They cannot be kept among your recipes before this is mended: %1</source>
        <translation>이것을 고치기 전에는 내 레시피로 보관할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>For this session</source>
        <translation>이번만</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>계속 고치기</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>그 자리로</translation>
    </message>
    <message>
        <source>Selects the layer that does not fit</source>
        <translation>맞지 않는 층을 고릅니다</translation>
    </message>
</context>
<context>
    <name>ullim::RecipeFields</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Several networks make an ensemble: their probabilities are averaged.</source>
        <translation>신경망이 여럿이면 앙상블이 되어 확률을 평균합니다.</translation>
    </message>
    <message>
        <source>What the inputs give is put in one row here; the layers below go on.</source>
        <translation>여기에서 입력들의 결과를 한 줄로 이어 붙이고, 아래 층들이 이어받습니다.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>one a class</source>
        <translation>클래스마다 하나</translation>
    </message>
    <message>
        <source>Kernel height</source>
        <translation>커널 높이</translation>
    </message>
    <message>
        <source>Kernel width</source>
        <translation>커널 너비</translation>
    </message>
    <message>
        <source>as the height</source>
        <translation>높이와 같게</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>as the kernel</source>
        <translation>커널과 같게</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Stride across</source>
        <translation>가로 스트라이드</translation>
    </message>
    <message>
        <source>as the stride</source>
        <translation>세로와 같게</translation>
    </message>
    <message>
        <source>Zeros around, so that the size stays (same)</source>
        <translation>크기가 그대로이도록 둘레를 0으로 채움(same)</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Share dropped</source>
        <translation>버리는 비율</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 아래 기울기</translation>
    </message>
    <message>
        <source>This layer has no settings.</source>
        <translation>이 층에는 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Sample rate (Hz)</source>
        <translation>샘플링 레이트(Hz)</translation>
    </message>
    <message>
        <source>each clip&apos;s own</source>
        <translation>클립 그대로</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>whole clip</source>
        <translation>클립 전체</translation>
    </message>
    <message>
        <source>Cut and pad at the end (otherwise centred)</source>
        <translation>끝에서 자르고 채움(아니면 가운데 기준)</translation>
    </message>
    <message>
        <source>n_fft</source>
        <translation>n_fft</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>홉</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>as n_fft</source>
        <translation>n_fft와 같게</translation>
    </message>
    <message>
        <source>Mel bands</source>
        <translation>멜 밴드</translation>
    </message>
    <message>
        <source>Lowest (Hz)</source>
        <translation>최저(Hz)</translation>
    </message>
    <message>
        <source>Highest (Hz)</source>
        <translation>최고(Hz)</translation>
    </message>
    <message>
        <source>half the sample rate</source>
        <translation>샘플링 레이트의 절반</translation>
    </message>
    <message>
        <source>Range below the peak (dB)</source>
        <translation>최댓값 아래 범위(dB)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
</context>
<context>
    <name>ullim::RecipeShelf</name>
    <message>
        <source>A name is of 1 to 64 letters, digits, “-”, “_” and “.”, without spaces.</source>
        <translation>이름은 글자, 숫자, “-”, “_”, “.” 1~64자로 하고 빈칸은 넣지 않습니다.</translation>
    </message>
    <message>
        <source>The program has a recipe of this name; choose another one.</source>
        <translation>프로그램에 같은 이름의 레시피가 있습니다. 다른 이름을 고르세요.</translation>
    </message>
</context>
<context>
    <name>ullim::RecipeTree</name>
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
        <translation>매개변수</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>layer: settings</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>layer — problem</comment>
        <translation>%1 — %2</translation>
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
        <source>Export regions</source>
        <translation>구간 내보내기</translation>
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
    <message>
        <source>Regions (*.txt *.TextGrid *.eaf *.csv);;All files (*)</source>
        <translation>구간 (*.txt *.TextGrid *.eaf *.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Audacity labels (*.txt);;Praat TextGrid (*.TextGrid);;Raven selection table (*.selections.txt);;ELAN (*.eaf);;CSV (*.csv)</source>
        <translation>Audacity 라벨 (*.txt);;Praat TextGrid (*.TextGrid);;Raven 선택 표 (*.selections.txt);;ELAN (*.eaf);;CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>ullim::ReliabilityView</name>
    <message>
        <source>Confidence %1 to %2 %: %3 clips
says %4 %, is right in %5 %</source>
        <translation>확신 %1~%2%: 클립 %3개
말한 값 %4%, 맞은 비율 %5%</translation>
    </message>
    <message>
        <source>Confidence and how often it is right</source>
        <translation>확신과 맞은 비율</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>How sure it says it is (confidence)</source>
        <translation>스스로 말하는 확신</translation>
    </message>
    <message>
        <source>How often it is right</source>
        <translation>맞은 비율</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>better than it says</source>
        <translation>말한 것보다 나음</translation>
    </message>
    <message>
        <source>worse than it says</source>
        <translation>말한 것보다 못함</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확히 일치</translation>
    </message>
</context>
<context>
    <name>ullim::RelinkFlow</name>
    <message>
        <source>Looking for the files</source>
        <translation>파일 찾는 중</translation>
    </message>
    <message>
        <source>Sound files of this project are not where they were.</source>
        <translation>이 프로젝트의 소리 파일이 원래 자리에 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n sound file(s) of this project are not where they were.</source>
        <translation>
            <numerusform>이 프로젝트의 소리 파일 %n개가 원래 자리에 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Find moved files…</source>
        <translation>옮겨진 파일 찾기…</translation>
    </message>
    <message>
        <source>Folder in which the sounds may be now</source>
        <translation>소리가 있을 만한 폴더</translation>
    </message>
    <message>
        <source>Finding moved files</source>
        <translation>옮겨진 파일 찾는 중</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>없어진 파일이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found again by content.</source>
        <translation>
            <numerusform>파일 %n개를 내용으로 다시 찾았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still missing.</source>
        <translation>
            <numerusform>%n개는 아직 찾지 못했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the right name but other content and were not taken, the first: %1.</source>
        <translation>
            <numerusform>파일 %n개는 이름은 맞지만 내용이 달라 쓰지 않았습니다. 첫 번째: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the missing clips</source>
        <translation>파일이 없는 클립 보기</translation>
    </message>
    <message>
        <source>missing files</source>
        <translation>없어진 파일</translation>
    </message>
</context>
<context>
    <name>ullim::ReportSaver</name>
    <message>
        <source>Save report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Page for a browser (*.html);;PDF (*.pdf);;Model card (*.md)</source>
        <translation>브라우저용 페이지 (*.html);;PDF (*.pdf);;모델 카드 (*.md)</translation>
    </message>
    <message>
        <source>Report to %1</source>
        <translation>보고서를 %1(으)로</translation>
    </message>
</context>
<context>
    <name>ullim::RescueFlow</name>
    <message>
        <source>Rescue what can be read…</source>
        <translation>읽을 수 있는 것 복구…</translation>
    </message>
    <message>
        <source>Damaged project</source>
        <translation>손상된 프로젝트</translation>
    </message>
    <message>
        <source>Ullim projects (*.ullim)</source>
        <translation>울림 프로젝트 (*.ullim)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>New project for what is rescued</source>
        <translation>복구한 것을 담을 새 프로젝트</translation>
    </message>
    <message>
        <source>A rescue is under way already.</source>
        <translation>이미 복구하고 있습니다.</translation>
    </message>
    <message>
        <source>Rescuing %1</source>
        <translation>%1 복구 중</translation>
    </message>
    <message>
        <source>Reading what is left of %1. The damaged file stays as it is.</source>
        <translation>%1에 남은 것을 읽는 중입니다. 손상된 파일은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Nothing could be rescued. %1</source>
        <translation>아무것도 복구하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>The rescue was stopped; no file was made.</source>
        <translation>복구를 중지했습니다. 파일을 만들지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), %1 of them with a label</source>
        <translation>
            <numerusform>클립 %n개, 그중 라벨 있음 %1개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>클래스 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>구간 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) of second looks</source>
        <translation>
            <numerusform>두 번째 판정 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the history, which can be undone</source>
        <translation>
            <numerusform>실행 취소할 수 있는 이력의 변경 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s): import their files again</source>
        <translation>
            <numerusform>클립 %n개: 파일을 다시 가져오세요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) and verdict(s) of lost clips</source>
        <translation>
            <numerusform>없어진 클립의 구간과 판정 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the history</source>
        <translation>
            <numerusform>이력의 변경 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that can be read but not undone any more</source>
        <translation>
            <numerusform>읽을 수는 있지만 더는 실행 취소할 수 없는 변경 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>parts of %n change(s) that touched something lost</source>
        <translation>
            <numerusform>없어진 것을 건드린 변경 %n개의 일부</numerusform>
        </translation>
    </message>
    <message>
        <source>Rescued</source>
        <translation>복구한 것</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>잃은 것</translation>
    </message>
    <message numerus="yes">
        <source>The labels of %n clip(s) were taken from the history, as their own rows were damaged or old: look at them.</source>
        <translation>
            <numerusform>클립 %n개의 라벨은 행이 손상되었거나 오래되어 이력에서 가져왔습니다. 확인해 보세요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n row(s) only a part could be read.</source>
        <translation>
            <numerusform>행 %n개는 일부만 읽을 수 있었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left of the other changes is in %1.</source>
        <translation>다른 변경에서 남은 것은 %1에 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>빠진 것이 없습니다.</translation>
    </message>
    <message>
        <source>The new project is %1; the damaged one stays as it is.</source>
        <translation>새 프로젝트는 %1입니다. 손상된 프로젝트는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Rescued: %1</source>
        <translation>복구함: %1</translation>
    </message>
    <message>
        <source>Open the rescued project</source>
        <translation>복구한 프로젝트 열기</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>여기에 있기</translation>
    </message>
    <message>
        <source>Open a backup…</source>
        <translation>백업 열기…</translation>
    </message>
</context>
<context>
    <name>ullim::ResultCalibration</name>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Too sure: it says %1 % on average and is right in %2 %.</source>
        <translation>지나치게 확신합니다: 평균 %1%라고 말하지만 %2%가 맞습니다.</translation>
    </message>
    <message>
        <source>Too modest: it says %1 % on average and is right in %2 %.</source>
        <translation>너무 조심스럽습니다: 평균 %1%라고 말하지만 %2%가 맞습니다.</translation>
    </message>
    <message>
        <source>As sure as it is right on average: it says %1 % and is right in %2 %.</source>
        <translation>평균으로는 맞는 만큼 확신합니다: %1%라고 말하고 %2%가 맞습니다.</translation>
    </message>
    <message>
        <source>Calibration error %1 % → %2 %, log loss %3 → %4, Brier %5 → %6</source>
        <comment>before → after</comment>
        <translation>보정 오차 %1% → %2%, 로그 손실 %3 → %4, Brier %5 → %6</translation>
    </message>
    <message>
        <source>Temperature %1; each fold was scaled by that of the others.</source>
        <translation>온도 %1. 폴드마다 다른 폴드의 온도로 맞췄습니다.</translation>
    </message>
    <message>
        <source>Calibration error %1 %, log loss %2, Brier %3</source>
        <translation>보정 오차 %1%, 로그 손실 %2, Brier %3</translation>
    </message>
    <message>
        <source>Temperature %1, fitted on these very clips: there is no other fold to judge it on.</source>
        <translation>온도 %1. 바로 이 클립들에 맞춘 값이며, 이를 판정할 다른 폴드가 없습니다.</translation>
    </message>
    <message>
        <source>Too few clips to fit a temperature (50 are needed).</source>
        <translation>온도를 맞추기에 클립이 너무 적습니다(50개가 필요합니다).</translation>
    </message>
    <message>
        <source>confidence %1 to %2 %</source>
        <translation>확신 %1~%2%</translation>
    </message>
    <message>
        <source>Sure by at least %1 %: %L2 clips accepted (%3 %),
%4 % of them wrong; %L5 refused</source>
        <translation>확신 %1% 이상: 클립 %L2개 채택(%3%),
그중 %4%가 틀림, %L5개 거절</translation>
    </message>
    <message>
        <source>sure by less than %1 %</source>
        <translation>확신 %1% 미만</translation>
    </message>
    <message>
        <source>Is it as sure as it is right?</source>
        <translation>맞는 만큼 확신하는가?</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>학습한 그대로</translation>
    </message>
    <message>
        <source>With temperature</source>
        <translation>온도 적용</translation>
    </message>
    <message>
        <source>Probabilities made softer or sharper by one number; answers stay the same</source>
        <translation>수 하나로 확률을 부드럽게 또는 날카롭게 합니다. 답은 그대로입니다</translation>
    </message>
    <message>
        <source>When unsure answers are refused</source>
        <translation>확실하지 않은 답을 거절하면</translation>
    </message>
    <message>
        <source>Click a point to hear the clips it would refuse, the least sure first.</source>
        <translation>점을 누르면 거절될 클립을 가장 덜 확실한 것부터 들을 수 있습니다.</translation>
    </message>
    <message>
        <source>Clips accepted</source>
        <translation>채택한 클립</translation>
    </message>
    <message>
        <source>Wrong among them</source>
        <translation>그중 틀린 비율</translation>
    </message>
    <message>
        <source>Risk and coverage</source>
        <translation>위험과 채택률</translation>
    </message>
</context>
<context>
    <name>ullim::ResultClasses</name>
    <message>
        <source>wrongly told to be %1</source>
        <translation>%1(으)로 잘못 예측됨</translation>
    </message>
    <message>
        <source>%1 taken for another class</source>
        <translation>다른 클래스로 여겨진 %1</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>무엇을 무엇으로 여겼나</translation>
    </message>
    <message>
        <source>Rows are the labels, columns the answers. Click a cell, or press Enter on it, to hear and relabel its clips.</source>
        <translation>행은 라벨, 열은 답입니다. 칸을 누르거나 그 위에서 Enter를 누르면 그 클립을 듣고 라벨을 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Row %</source>
        <translation>행 %</translation>
    </message>
    <message>
        <source>The share of the clips with this label</source>
        <translation>이 라벨을 단 클립 가운데 비율</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <source>A bar opens its mistakes: precision what is wrongly told to be of the class, recall what was missed.</source>
        <translation>막대를 누르면 오답이 열립니다. 정밀도는 그 클래스로 잘못 예측된 것, 재현율은 놓친 것입니다.</translation>
    </message>
</context>
<context>
    <name>ullim::ResultCompare</name>
    <message>
        <source>Better</source>
        <translation>더 나음</translation>
    </message>
    <message>
        <source>Guessing</source>
        <translation>찍기 수준</translation>
    </message>
    <message>
        <source>Not better</source>
        <translation>더 낫지 않음</translation>
    </message>
    <message>
        <source>One group out</source>
        <translation>한 그룹씩 남김</translation>
    </message>
    <message>
        <source>%1 folds</source>
        <translation>%1폴드</translation>
    </message>
    <message>
        <source>Hold-out</source>
        <translation>홀드아웃</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>repeats of a split</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, by group</source>
        <translation>%1, 그룹별</translation>
    </message>
    <message>
        <source>%1, by clip</source>
        <translation>%1, 클립별</translation>
    </message>
    <message>
        <source>Clips judged</source>
        <translation>판정한 클립</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Accuracy, 95 % from</source>
        <translation>정확도, 95% 하한</translation>
    </message>
    <message>
        <source>Accuracy, 95 % to</source>
        <translation>정확도, 95% 상한</translation>
    </message>
    <message>
        <source>Accuracy, mean of folds</source>
        <translation>정확도, 폴드 평균</translation>
    </message>
    <message>
        <source>Accuracy, SD of folds</source>
        <translation>정확도, 폴드 표준편차</translation>
    </message>
    <message>
        <source>Always the commonest class</source>
        <translation>늘 가장 많은 클래스</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC AUC</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>보정 오차</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>accuracy and its interval</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>Not shown:</source>
        <translation>보이지 않음:</translation>
    </message>
    <message>
        <source>Choose two to compare them clip by clip, more to see what differs (Ctrl+click, or Shift and the arrow keys).</source>
        <translation>둘을 고르면 클립마다 비교하고, 더 고르면 무엇이 다른지 봅니다(Ctrl+클릭, 또는 Shift와 화살표 키).</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, date</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Settings that differ: %1; that are the same: %2.</source>
        <translation>다른 설정: %1개, 같은 설정: %2개.</translation>
    </message>
    <message>
        <source>Their labels differ: the scores are not comparable.</source>
        <translation>라벨이 달라 점수를 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Runs of this project</source>
        <translation>이 프로젝트의 실행</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>scikit-learn: accuracy_score, in percent, and its 95 % interval over groups</source>
        <translation>scikit-learn: accuracy_score, 퍼센트. 그룹에 대한 95% 구간과 함께</translation>
    </message>
    <message>
        <source>scikit-learn: balanced_accuracy_score, in percent</source>
        <translation>scikit-learn: balanced_accuracy_score, 퍼센트</translation>
    </message>
    <message>
        <source>scikit-learn: f1_score, average=&apos;macro&apos;, in percent</source>
        <translation>scikit-learn: f1_score, average=&apos;macro&apos;, 퍼센트</translation>
    </message>
    <message>
        <source>Against always saying the most frequent class; guessing: it tells the classes apart no better than chance</source>
        <translation>늘 가장 많은 클래스를 말하는 것과 견줌. 찍기 수준: 클래스를 우연보다 잘 가려내지 못함</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>휴지통으로…</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>무엇이 다른가</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>정보가 샘</translation>
    </message>
    <message>
        <source>Worse than guessing</source>
        <translation>찍기보다 못함</translation>
    </message>
    <message>
        <source>Two runs chosen: A is the older one.</source>
        <translation>실행 둘을 골랐습니다. A가 더 오래된 것입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) chosen</source>
        <translation><numerusform>실행 %n개 고름</numerusform></translation>
    </message>
    <message>
        <source>Moves the folders of the chosen runs to the desktop&apos;s trash (Delete)</source>
        <translation>고른 실행들의 폴더를 바탕 화면 휴지통으로 옮깁니다(Delete)</translation>
    </message>
</context>
<context>
    <name>ullim::ResultCurves</name>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>All clips, or none, are of this class: there is nothing to tell apart.</source>
        <translation>모든 클립이 이 클래스이거나 하나도 없습니다. 가려낼 것이 없습니다.</translation>
    </message>
    <message>
        <source>Area under the curve %1; chance is %2.</source>
        <translation>곡선 아래 넓이 %1, 우연은 %2.</translation>
    </message>
    <message>
        <source>tells best</source>
        <translation>가장 잘 가리는 점</translation>
    </message>
    <message>
        <source>Average precision %1; chance is %2, the share of the class.</source>
        <translation>평균 정밀도 %1, 우연은 클래스의 비율인 %2.</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>우연</translation>
    </message>
    <message>
        <source>Threshold %1 %</source>
        <translation>문턱 %1%</translation>
    </message>
    <message>
        <source>No clip is told to be of the class</source>
        <translation>이 클래스로 예측된 클립이 없습니다</translation>
    </message>
    <message>
        <source>found %L1 of %L2 (recall %3 %), missed %L4</source>
        <translation>%L2개 중 %L1개 찾음(재현율 %3%), 놓침 %L4개</translation>
    </message>
    <message>
        <source>false alarms %L1 of %L2 (%3 %), precision %4 %</source>
        <translation>오경보 %L2개 중 %L1개(%3%), 정밀도 %4%</translation>
    </message>
    <message>
        <source>%1 missed at threshold %2 %</source>
        <translation>문턱 %2%에서 놓친 %1</translation>
    </message>
    <message>
        <source>false alarms for %1 at threshold %2 %</source>
        <translation>문턱 %2%에서 %1 오경보</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>A click on a curve opens the false alarms above that threshold, Shift+click what is missed below it.</source>
        <translation>곡선을 누르면 그 문턱 위의 오경보가, Shift+클릭은 그 아래에서 놓친 것이 열립니다.</translation>
    </message>
    <message>
        <source>Found against false alarms (ROC)</source>
        <translation>찾은 비율과 오경보(ROC)</translation>
    </message>
    <message>
        <source>scikit-learn: roc_curve, roc_auc_score</source>
        <translation>scikit-learn: roc_curve, roc_auc_score</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>정밀도와 재현율</translation>
    </message>
    <message>
        <source>scikit-learn: precision_recall_curve, average_precision_score</source>
        <translation>scikit-learn: precision_recall_curve, average_precision_score</translation>
    </message>
    <message>
        <source>False alarms among the rest</source>
        <translation>나머지 가운데 오경보</translation>
    </message>
    <message>
        <source>Found of the class (recall)</source>
        <translation>그 클래스에서 찾은 비율(재현율)</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 곡선</translation>
    </message>
    <message>
        <source>Right among those told (precision)</source>
        <translation>예측한 것 가운데 맞은 비율(정밀도)</translation>
    </message>
</context>
<context>
    <name>ullim::ResultFolds</name>
    <message>
        <source>Accuracy of this network alone on the fold&apos;s test clips</source>
        <translation>폴드의 시험 클립에서 이 신경망만의 정확도</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>scikit-learn: accuracy_score</source>
        <translation>scikit-learn: accuracy_score</translation>
    </message>
    <message>
        <source>Accuracy when the probabilities of the networks are averaged</source>
        <translation>신경망들의 확률을 평균했을 때의 정확도</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>scikit-learn: balanced_accuracy_score</source>
        <translation>scikit-learn: balanced_accuracy_score</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>scikit-learn: f1_score, average=&apos;macro&apos;</source>
        <translation>scikit-learn: f1_score, average=&apos;macro&apos;</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>폴드 %1</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>Test clips</source>
        <translation>시험 클립</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>가장 좋은 에포크</translation>
    </message>
    <message>
        <source>%L1</source>
        <translation>%L1</translation>
    </message>
    <message>
        <source>Clips: %L1 training, %L2 validation, %L3 test</source>
        <translation>클립: 학습 %L1개, 검증 %L2개, 시험 %L3개</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료됨</translation>
    </message>
    <message>
        <source>Mean ± SD</source>
        <translation>평균 ± 표준편차</translation>
    </message>
    <message>
        <source>Mean and standard deviation (n - 1) over the folds</source>
        <translation>폴드에 대한 평균과 표준편차(n - 1)</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>mean and standard deviation</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>mistakes of all folds</source>
        <translation>모든 폴드의 오답</translation>
    </message>
    <message>
        <source>mistakes of fold %1</source>
        <translation>폴드 %1의 오답</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>In percent. Double click a fold, or press Enter on it, to see its mistakes.</source>
        <translation>퍼센트. 폴드를 두 번 누르거나 그 위에서 Enter를 누르면 오답을 봅니다.</translation>
    </message>
    <message>
        <source>How it learned</source>
        <translation>어떻게 배웠나</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>ullim::ResultMaking</name>
    <message>
        <source>%L1, batches of %L2</source>
        <translation>%L1, 배치 %L2개</translation>
    </message>
    <message>
        <source>%1, learning rate %2</source>
        <translation>%1, 학습률 %2</translation>
    </message>
    <message>
        <source>%1 (copies of each clip: %2)</source>
        <translation>%1 (클립마다 사본: %2)</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Class mapping</source>
        <translation>클래스 매핑</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>만든 환경</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>어떻게 만들었나</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>Learning rate goes</source>
        <translation>학습률 변화</translation>
    </message>
    <message>
        <source>Inputs scaled</source>
        <translation>입력 스케일링</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Weights kept</source>
        <translation>남기는 가중치</translation>
    </message>
    <message>
        <source>of the best epoch</source>
        <translation>가장 좋은 에포크의 것</translation>
    </message>
    <message>
        <source>of the last epoch</source>
        <translation>마지막 에포크의 것</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>by how rare a class is</source>
        <translation>클래스가 드문 만큼</translation>
    </message>
    <message>
        <source>Focal loss</source>
        <translation>포컬 손실</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>라벨 스무딩</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>믹스업</translation>
    </message>
    <message>
        <source>Masks on the picture</source>
        <translation>그림 가리기</translation>
    </message>
    <message>
        <source>Shift in time</source>
        <translation>시간 이동</translation>
    </message>
    <message>
        <source>Frequencies stretched</source>
        <translation>주파수 늘이기</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Looks at a clip when predicting</source>
        <translation>예측할 때 클립을 보는 횟수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>class (clips)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>after %n epoch(s) without improvement</source>
        <translation><numerusform>나아지지 않고 %n에포크가 지나면</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%L1 in the data, %L2 judged, %n group(s)</source>
        <translation><numerusform>자료에 %L1개, 평가에 %L2개, 그룹 %n개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1, on %Ln thread(s), folds at once: %2</source>
        <translation><numerusform>%1, 스레드 %Ln개, 동시에 돌린 폴드: %2</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::ResultOverview</name>
    <message>
        <source>The most frequent class of the training clips, always</source>
        <translation>늘 학습 클립에서 가장 많은 클래스</translation>
    </message>
    <message>
        <source>Logistic regression on 80 MFCC statistics of a clip, on the same folds</source>
        <translation>같은 폴드에서, 클립의 MFCC 통계 80개에 대한 로지스틱 회귀</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>샘플링 레이트</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>대역폭</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Peak level</source>
        <translation>최대 레벨</translation>
    </message>
    <message>
        <source>Digital silence</source>
        <translation>디지털 무음</translation>
    </message>
    <message>
        <source>DC offset</source>
        <translation>DC 오프셋</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>잡음 바닥</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Nothing was judged.</source>
        <translation>판정한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Better than always saying “%1”: %2 % against %3 %.</source>
        <translation>늘 “%1”(이)라고 하는 것보다 낫습니다: %2% 대 %3%.</translation>
    </message>
    <message>
        <source>It tells the classes apart no better than guessing.</source>
        <translation>클래스를 찍기보다 잘 가려내지 못합니다.</translation>
    </message>
    <message>
        <source>Not better than always saying “%1”: it tells the classes apart no better than guessing.</source>
        <translation>늘 “%1”(이)라고 하는 것보다 낫지 않습니다. 클래스를 찍기보다 잘 가려내지 못합니다.</translation>
    </message>
    <message>
        <source>Not better than always saying “%1”.</source>
        <translation>늘 “%1”(이)라고 하는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>All clips are of one group: the intervals are over its clips and say nothing about other groups.</source>
        <translation>모든 클립이 한 그룹입니다. 구간은 그 클립들에 대한 것이며 다른 그룹에 대해서는 아무것도 말하지 않습니다.</translation>
    </message>
    <message>
        <source>Always “%1”</source>
        <translation>늘 “%1”</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>%1 alone tells the class: balanced accuracy %2 % (%3), chance %4 %.</source>
        <comment>a property of the recording</comment>
        <translation>%1만으로 클래스를 알 수 있습니다: 균형 정확도 %2%(%3), 우연 %4%.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>scikit-learn: accuracy_score. The share of clips that were told right.</source>
        <translation>scikit-learn: accuracy_score. 맞게 예측한 클립의 비율.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>scikit-learn: balanced_accuracy_score. The mean of the recalls of the classes: each class counts the same, however rare.</source>
        <translation>scikit-learn: balanced_accuracy_score. 클래스별 재현율의 평균. 아무리 드문 클래스라도 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>scikit-learn: f1_score, average=&apos;macro&apos;. The mean over classes of the harmonic mean of precision and recall.</source>
        <translation>scikit-learn: f1_score, average=&apos;macro&apos;. 정밀도와 재현율의 조화 평균을 클래스에 대해 평균한 값.</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC AUC</translation>
    </message>
    <message>
        <source>scikit-learn: roc_auc_score, multi_class=&apos;ovr&apos;, average=&apos;macro&apos;. How often a clip of a class is given a higher probability for it than a clip of another; chance is 50 %.</source>
        <translation>scikit-learn: roc_auc_score, multi_class=&apos;ovr&apos;, average=&apos;macro&apos;. 그 클래스의 클립이 다른 클래스의 클립보다 높은 확률을 받는 비율. 우연은 50%.</translation>
    </message>
    <message>
        <source>always “%1”</source>
        <translation>늘 “%1”</translation>
    </message>
    <message>
        <source>guessing by shares</source>
        <translation>비율대로 찍기</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>우연</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>이 실행</translation>
    </message>
    <message>
        <source>95 % interval: %1 %</source>
        <translation>95% 구간: %1%</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>가중 F1</translation>
    </message>
    <message>
        <source>scikit-learn: f1_score, average=&apos;weighted&apos;</source>
        <translation>scikit-learn: f1_score, average=&apos;weighted&apos;</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>scikit-learn: log_loss; 0 is best</source>
        <translation>scikit-learn: log_loss. 0이 가장 좋음</translation>
    </message>
    <message>
        <source>Matthews</source>
        <translation>매슈스</translation>
    </message>
    <message>
        <source>scikit-learn: matthews_corrcoef; 0 is guessing, 1 is best</source>
        <translation>scikit-learn: matthews_corrcoef. 0은 찍기, 1이 가장 좋음</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>Mean squared error of the probabilities, summed over classes; 0 is best, 2 worst</source>
        <translation>클래스에 걸쳐 더한 확률의 평균 제곱 오차. 0이 가장 좋고 2가 가장 나쁨</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>코헨의 카파</translation>
    </message>
    <message>
        <source>scikit-learn: cohen_kappa_score; 0 is guessing, 1 is best</source>
        <translation>scikit-learn: cohen_kappa_score. 0은 찍기, 1이 가장 좋음</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>보정 오차</translation>
    </message>
    <message>
        <source>Mean gap between how sure it is and how often it is right, over 15 bins</source>
        <translation>15개 구간에서 확신과 맞은 비율의 평균 차이</translation>
    </message>
    <message>
        <source>Right in two guesses</source>
        <translation>두 번 안에 맞음</translation>
    </message>
    <message>
        <source>scikit-learn: top_k_accuracy_score, k=2</source>
        <translation>scikit-learn: top_k_accuracy_score, k=2</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>평균 정밀도</translation>
    </message>
    <message>
        <source>scikit-learn: average_precision_score, average=&apos;macro&apos;</source>
        <translation>scikit-learn: average_precision_score, average=&apos;macro&apos;</translation>
    </message>
    <message>
        <source>This run was stopped early; it shows the best weights so far.</source>
        <translation>이 실행은 일찍 멈췄습니다. 그때까지 가장 좋은 가중치를 보입니다.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>Scores, and what they have to beat</source>
        <translation>점수와 넘어야 할 것</translation>
    </message>
    <message>
        <source>The same as figures</source>
        <translation>같은 것을 숫자로</translation>
    </message>
    <message>
        <source>More scores</source>
        <translation>다른 점수</translation>
    </message>
    <message>
        <source>Shortcuts: what else tells the class</source>
        <translation>지름길: 달리 클래스를 알려 주는 것</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Guessing by shares: each class as often as it occurs among the training clips, whatever is heard</source>
        <translation>비율대로 찍기: 무엇이 들리든 학습 클립에 나오는 비율만큼 각 클래스</translation>
    </message>
    <message>
        <source>Logistic regression reaches %1 % balanced accuracy: the network is not better.</source>
        <translation>로지스틱 회귀의 균형 정확도가 %1%입니다. 신경망이 더 낫지 않습니다.</translation>
    </message>
    <message>
        <source>Logistic regression reaches %1 % balanced accuracy: within the network&apos;s own interval.</source>
        <translation>로지스틱 회귀의 균형 정확도가 %1%입니다. 신경망의 구간 안에 있습니다.</translation>
    </message>
    <message>
        <source>Guessing</source>
        <translation>찍기 수준</translation>
    </message>
    <message>
        <source>By itself, without the sound, this tells the class better than guessing: %1. A network may have learned that instead.</source>
        <translation>소리 없이 이것만으로 찍기보다 클래스를 잘 알 수 있습니다: %1. 신경망이 소리 대신 이것을 배웠을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 % against %2 % for always saying “%3”, but on voices it had learned from: this says nothing about new ones.</source>
        <translation>%1% 대 늘 “%3”(이)라고 할 때의 %2%. 그러나 배운 목소리에서 얻은 값이라 새 목소리에 대해서는 아무것도 말하지 않습니다.</translation>
    </message>
    <message>
        <source>Worse than guessing: it tells the classes apart less often than chance would.</source>
        <translation>찍기보다 못합니다. 클래스를 우연보다도 덜 가려냅니다.</translation>
    </message>
    <message>
        <source>Guessing cannot be ruled out: some class was tested with too few clips or groups.</source>
        <translation>찍기일 수 있습니다. 어떤 클래스를 너무 적은 클립이나 그룹으로 시험했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n groups: the intervals are too uncertain to rest on (8 or more are needed).</source>
        <translation><numerusform>그룹이 %n개뿐입니다. 구간이 너무 불확실해 기댈 수 없습니다(8개 이상 필요).</numerusform></translation>
    </message>
    <message>
        <source>Some class was tested with too few clips or groups for the intervals of its part to be sure: %1 % of their draws had none of it and are left out.</source>
        <translation>어떤 클래스는 시험한 클립이나 그룹이 너무 적어 그 부분의 구간이 확실하지 않습니다. 추출의 %1%에는 그 클래스가 없어 뺐습니다.</translation>
    </message>
    <message>
        <source>%1 alone does not tell the class by more than luck: balanced accuracy %2 % (%3), chance %4 %.</source>
        <comment>a property of the recording</comment>
        <translation>%1만으로는 클래스를 운보다 잘 알 수 없습니다: 균형 정확도 %2%(%3), 우연 %4%.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n properties of the recordings tells the class by more than luck. They are measured against guessing, %1 % (the mark): a property counts when its whole interval lies above %2 %, and luck would bring one so far in fewer than 1 of %3 data sets.</source>
        <translation><numerusform>녹음의 특성 %n가지 가운데 클래스를 운보다 잘 알려 주는 것이 없습니다. 찍기 수준인 %1%(표시선)와 견줍니다. 구간 전체가 %2%보다 높을 때만 문제로 보며, 운으로 하나가 거기까지 갈 일은 자료 %3개에 1개보다 드뭅니다.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) could not be read.</source>
        <translation><numerusform>클립 %Ln개를 읽지 못했습니다.</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::ResultPair</name>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0.001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>%1 points (%2 to %3)</source>
        <comment>difference of two runs, and its interval</comment>
        <translation>%1점(%2~%3)</translation>
    </message>
    <message>
        <source>A wrong, B right</source>
        <translation>A 틀림, B 맞음</translation>
    </message>
    <message>
        <source>A right, B wrong</source>
        <translation>A 맞음, B 틀림</translation>
    </message>
    <message>
        <source>McNemar&apos;s test over the clips that only one got right: %1</source>
        <translation>하나만 맞힌 클립에 대한 맥니머 검정: %1</translation>
    </message>
    <message>
        <source>Corrected t test over the %1 folds: %2</source>
        <translation>%1개 폴드에 대한 보정 t 검정: %2</translation>
    </message>
    <message>
        <source>Clips that only A judged: %L1; only B: %L2</source>
        <translation>A만 판정한 클립: %L1개, B만: %L2개</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B가 낫습니다</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A가 낫습니다</translation>
    </message>
    <message>
        <source>No difference can be told</source>
        <translation>차이를 말할 수 없습니다</translation>
    </message>
    <message>
        <source>B right, A wrong: %L1</source>
        <translation>B 맞음, A 틀림: %L1개</translation>
    </message>
    <message>
        <source>A right, B wrong: %L1</source>
        <translation>A 맞음, B 틀림: %L1개</translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>비교할 수 없음</translation>
    </message>
    <message>
        <source>No clip was judged by both.</source>
        <translation>둘 다 판정한 클립이 없습니다.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Clip by clip</source>
        <translation>클립마다</translation>
    </message>
    <message>
        <source>Opens these clips on Data</source>
        <translation>이 클립을 데이터 페이지에서 엽니다</translation>
    </message>
    <message>
        <source>Compare all the same</source>
        <translation>그래도 비교</translation>
    </message>
    <message>
        <source>Without the clips whose labels differ</source>
        <translation>라벨이 다른 클립은 빼고</translation>
    </message>
    <message>
        <source>Not a fair comparison</source>
        <translation>공정한 비교가 아님</translation>
    </message>
    <message>
        <source>One run kept groups apart, the other was judged on groups it had learned from: train both by group.</source>
        <translation>한 실행은 그룹을 갈라 두었고 다른 실행은 배운 그룹에서 판정되었습니다. 둘 다 그룹별로 학습하세요.</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>difference of two runs</comment>
        <translation>%1점</translation>
    </message>
    <message>
        <source>Accuracy, B against A: %1</source>
        <translation>정확도, A에 견준 B: %1</translation>
    </message>
    <message>
        <source>Balanced accuracy, B against A: %1</source>
        <translation>균형 정확도, A에 견준 B: %1</translation>
    </message>
    <message numerus="yes">
        <source>Left out because their labels differ: %Ln clip(s)</source>
        <translation><numerusform>라벨이 달라 뺀 클립: %Ln개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Only %n group(s): the intervals are too uncertain to rest on (8 or more are needed).</source>
        <translation><numerusform>그룹이 %n개뿐입니다. 구간이 너무 불확실해 기댈 수 없습니다(8개 이상 필요).</numerusform></translation>
    </message>
    <message>
        <source>Accuracy, A</source>
        <translation>정확도, A</translation>
    </message>
    <message>
        <source>Accuracy, B</source>
        <translation>정확도, B</translation>
    </message>
    <message>
        <source>Balanced, A</source>
        <translation>균형 정확도, A</translation>
    </message>
    <message>
        <source>Balanced, B</source>
        <translation>균형 정확도, B</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln clip(s) that both judged, both are right in %L1 and wrong in %L2.</source>
        <translation><numerusform>둘 다 평가한 클립 %Ln개 가운데 둘 다 맞은 것 %L1개, 둘 다 틀린 것 %L2개.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) had another label when the other run was made: the two were not judged by the same answers.</source>
        <translation><numerusform>클립 %Ln개는 다른 실행 때 라벨이 달랐습니다. 두 실행을 같은 답으로 평가하지 않았습니다.</numerusform></translation>
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
균형 정확도 %3%</translation>
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
    <message>
        <source>Report written: %1</source>
        <translation>보고서를 썼습니다: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>“%1”을(를) 휴지통에 넣었습니다.</translation>
    </message>
    <message>
        <source>“%1” could not be moved to the trash (delete it with a file manager).</source>
        <translation>“%1”을(를) 휴지통으로 옮기지 못했습니다(파일 관리자로 지우세요).</translation>
    </message>
    <message>
        <source>true %1, predicted %2</source>
        <translation>정답 %1, 예측 %2</translation>
    </message>
    <message>
        <source>Move the run to the trash?</source>
        <translation>실행을 휴지통으로 옮길까요?</translation>
    </message>
    <message>
        <source>“%1” with its models and tables is moved to the desktop&apos;s trash. It can be put back from there.</source>
        <translation>“%1”을(를) 모델, 표와 함께 바탕 화면 휴지통으로 옮깁니다. 거기서 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>mistakes of the run</source>
        <translation>실행의 오답</translation>
    </message>
    <message>
        <source>The runs are still being read.</source>
        <translation>실행을 아직 읽는 중입니다.</translation>
    </message>
    <message>
        <source>There is no run yet: train a network first.</source>
        <translation>아직 실행이 없습니다. 먼저 신경망을 학습하세요.</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>The shown run as a page for a browser, as PDF, or its model card</source>
        <translation>보이는 실행을 브라우저용 페이지, PDF 또는 모델 카드로 저장합니다</translation>
    </message>
    <message>
        <source>No run can be shown</source>
        <translation>보일 수 있는 실행이 없습니다</translation>
    </message>
    <message>
        <source>Folders not shown: %1</source>
        <translation>보이지 않는 폴더: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are in the trash.</source>
        <translation><numerusform>실행 %n개를 휴지통에 넣었습니다.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) could not be moved to the trash (delete them with a file manager), the first: “%1”.</source>
        <translation><numerusform>실행 %n개를 휴지통에 넣지 못했습니다(파일 관리자로 지우세요). 첫째: “%1”.</numerusform></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a run&apos;s name, its folder</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message numerus="yes">
        <source>Move %n run(s) to the trash?</source>
        <translation><numerusform>실행 %n개를 휴지통으로 옮길까요?</numerusform></translation>
    </message>
    <message>
        <source>These runs with their models and tables are moved to the desktop&apos;s trash. They can be put back from there.

%1</source>
        <translation>이 실행들을 모델, 표와 함께 바탕 화면 휴지통으로 옮깁니다. 거기에서 되돌릴 수 있습니다.

%1</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>실행 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name of the run in the folder “%1”.
The folder stays as it is; an empty name takes the given one away.</source>
        <translation>폴더 “%1”에 있는 실행의 이름.
폴더는 그대로입니다. 비우면 붙인 이름을 없앱니다.</translation>
    </message>
</context>
<context>
    <name>ullim::ResultsReport</name>
    <message>
        <source>Train again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Takes these settings to the Train page</source>
        <translation>이 설정을 학습 페이지로 가져갑니다</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>만든 방법</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Sections of the report</source>
        <translation>보고서의 부분</translation>
    </message>
    <message numerus="yes">
        <source>Over %Ln clip(s) that the network had not been trained on: %1</source>
        <translation><numerusform>신경망이 학습하지 않은 클립 %Ln개로 평가: %1</numerusform></translation>
    </message>
</context>
<context>
    <name>ullim::RunList</name>
    <message>
        <source>not finished: still training, or broken off (it can go on)</source>
        <translation>끝나지 않음: 학습 중이거나 끊겼습니다(계속할 수 있음)</translation>
    </message>
    <message>
        <source>run.json is missing</source>
        <translation>run.json이 없습니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>folder: why it is not shown</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ullim::RunQueue</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Waiting trainings (%L1)</source>
        <translation>기다리는 학습(%L1)</translation>
    </message>
    <message>
        <source>Earlier   Alt+Up</source>
        <translation>앞으로   Alt+Up</translation>
    </message>
    <message>
        <source>Later   Alt+Down</source>
        <translation>뒤로   Alt+Down</translation>
    </message>
    <message>
        <source>Out of the queue   Delete</source>
        <translation>대기열에서 빼기   Delete</translation>
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
    <message>
        <source>%1: precision %2 %, recall %3 %, F1 %4 %, clips: %5</source>
        <translation>%1: 정밀도 %2%, 재현율 %3%, F1 %4%, 클립: %5개</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Precision: of the clips told to be of the class, the share that is. A click opens those that are not.</source>
        <translation>정밀도: 그 클래스로 예측된 클립 중 맞은 비율. 누르면 틀린 것이 열립니다.</translation>
    </message>
    <message>
        <source>Recall: of the clips of the class, the share that was found. A click opens those that were not.</source>
        <translation>재현율: 그 클래스의 클립 중 찾은 비율. 누르면 찾지 못한 것이 열립니다.</translation>
    </message>
    <message>
        <source>F1: the harmonic mean of precision and recall. A click opens what was not found.</source>
        <translation>F1: 정밀도와 재현율의 조화 평균. 누르면 찾지 못한 것이 열립니다.</translation>
    </message>
</context>
<context>
    <name>ullim::Session</name>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>클립 %1</translation>
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
    <name>ullim::SettleController</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 대 %2</translation>
    </message>
    <message>
        <source>Nothing to settle here: choose two raters in Annotators, then clips they disagree on.</source>
        <translation>여기에는 조정할 것이 없습니다. 라벨 작업자 창에서 판정자 둘을 고른 다음 둘이 불일치한 클립을 고르세요.</translation>
    </message>
    <message>
        <source>The two do not disagree on this clip.</source>
        <translation>이 클립에서는 두 판정이 다르지 않습니다.</translation>
    </message>
    <message>
        <source>The project is read-only: no label can be changed.</source>
        <translation>프로젝트가 읽기 전용이라 라벨을 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>That was the last clip of this list.</source>
        <translation>이 목록의 마지막 클립이었습니다.</translation>
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
    <name>ullim::SplitCard</name>
    <message>
        <source>the classes and %1</source>
        <translation>클래스와 %1</translation>
    </message>
    <message>
        <source>the clips&apos; groups</source>
        <translation>클립의 그룹</translation>
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
        <translation>시험</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln clip(s)</source>
        <translation>
            <numerusform>클립 %Ln개 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows these clips on Data</source>
        <translation>이 클립을 데이터 페이지에서 봅니다</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between columns that clips agree in</comment>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>분할(&amp;S)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>One part held out for testing</source>
        <translation>시험용으로 한 부분을 떼어 둠</translation>
    </message>
    <message>
        <source>k folds: every clip is tested once</source>
        <translation>k 폴드: 클립마다 한 번 시험</translation>
    </message>
    <message>
        <source>k folds, several times over</source>
        <translation>k 폴드를 여러 번</translation>
    </message>
    <message>
        <source>Leave one group out, each in turn</source>
        <translation>한 그룹씩 차례로 남김</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>Times over</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>시험 부분</translation>
    </message>
    <message>
        <source>by group</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>by clip</source>
        <translation>클립별</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>The part that chooses the best epoch. By group is the most honest; by clip leaves more voices to learn from where there are few groups, and the test part stays apart all the same. None: the last epoch is taken.</source>
        <translation>가장 좋은 에포크를 고르는 부분입니다. 그룹별이 가장 정직합니다. 그룹이 적으면 클립별이 배울 목소리를 더 남기며, 그래도 시험 부분은 따로입니다. 없음: 마지막 에포크를 씁니다.</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>검증 부분</translation>
    </message>
    <message>
        <source>Even in</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>the classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Each part gets the same share of every class; with a column, of every value of it, too, such as every genre.</source>
        <translation>부분마다 각 클래스의 비율이 같습니다. 열을 고르면 장르처럼 그 열의 값마다도 같습니다.</translation>
    </message>
    <message>
        <source>Together by</source>
        <translation>함께 묶기</translation>
    </message>
    <message>
        <source>Clips that agree in one of these are one group: a speaker, a source recording. Chosen columns join: one speaker&apos;s recordings stay together, and one recording&apos;s speakers, too.</source>
        <translation>이 가운데 하나라도 같은 클립은 한 그룹입니다: 화자나 원본 녹음. 고른 열은 이어집니다. 한 화자의 녹음이 함께 있고 한 녹음의 화자들도 함께 있습니다.</translation>
    </message>
    <message>
        <source> % of the clips</source>
        <translation>% (전체 클립 가운데)</translation>
    </message>
    <message>
        <source> % of the rest</source>
        <translation>% (나머지 가운데)</translation>
    </message>
    <message>
        <source>Clips, with their number of groups in brackets</source>
        <translation>클립 수, 괄호 안은 그룹 수</translation>
    </message>
    <message>
        <source>Keep each group on one side (recommended)</source>
        <translation>그룹마다 한쪽에만 두기(권장)</translation>
    </message>
    <message>
        <source>A group is a baby, a speaker or a source recording. A network that has heard the same voice in training looks better in the test than it is.</source>
        <translation>그룹은 아기, 화자 또는 원본 녹음입니다. 학습에서 같은 목소리를 들은 신경망은 시험에서 실제보다 좋아 보입니다.</translation>
    </message>
    <message>
        <source>Luck of the split…</source>
        <translation>분할의 운…</translation>
    </message>
    <message>
        <source>How far a figure moves when nothing but the division of the clips changes   %1</source>
        <translation>클립을 나누는 방식만 바꿀 때 수치가 얼마나 움직이는지 봅니다   %1</translation>
    </message>
    <message>
        <source>This split leaks, so the result would look better than it is:</source>
        <translation>이 분할은 정보가 새어 결과가 실제보다 좋아 보이게 됩니다:</translation>
    </message>
    <message>
        <source>I know; start although it leaks</source>
        <translation>압니다. 새더라도 시작</translation>
    </message>
</context>
<context>
    <name>ullim::StatsPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>Clips by class</source>
        <translation>클래스별 클립</translation>
    </message>
    <message>
        <source>Class × %1</source>
        <translation>클래스 × %1</translation>
    </message>
    <message>
        <source>%1 by class</source>
        <translation>클래스별 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>클립 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on average</source>
        <translation>평균 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>그룹 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>largest class %1 times the smallest</source>
        <translation>가장 큰 클래스가 가장 작은 클래스의 %1배</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2%)</translation>
    </message>
    <message>
        <source>%1, median of %2</source>
        <translation>중앙값 %1 (%2개)</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정하지 않음</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(없음)</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Selected clips</source>
        <translation>선택한 클립</translation>
    </message>
    <message>
        <source>Shown clips</source>
        <translation>보이는 클립</translation>
    </message>
    <message>
        <source>All clips</source>
        <translation>모든 클립</translation>
    </message>
    <message>
        <source>Of which clips</source>
        <translation>대상 클립</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Click a bar: the table shows these clips. Click again: all.</source>
        <translation>막대를 클릭하면 표에 그 클립만 나옵니다. 다시 클릭하면 모두 나옵니다.</translation>
    </message>
</context>
<context>
    <name>ullim::TableMapping</name>
    <message>
        <source>semicolon ;</source>
        <translation>세미콜론 ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>pipe |</source>
        <translation>세로줄 |</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>쉼표 ,</translation>
    </message>
    <message>
        <source>guessed: %1</source>
        <translation>추정: %1</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>추정</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <comment>column of a table that is used</comment>
        <translation>%1 ✓</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>column of a table, what it is used for</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>구분 문자</translation>
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
    <message>
        <source>Split</source>
        <translation>분할</translation>
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
        <translation>대상자, 화자 또는 녹음이 있는 열</translation>
    </message>
    <message>
        <source>Column with the official split</source>
        <translation>공식 분할이 있는 열</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>자동 인식</translation>
    </message>
    <message>
        <source>recognised: %1</source>
        <translation>인식됨: %1</translation>
    </message>
    <message>
        <source>%1: %2 rows, the first %3 as they are read</source>
        <translation>%1: 행 %2개, 읽은 그대로 처음 %3개</translation>
    </message>
</context>
<context>
    <name>ullim::ThresholdCurve</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
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
    <name>ullim::TrainLive</name>
    <message>
        <source>Network %1</source>
        <translation>신경망 %1</translation>
    </message>
    <message>
        <source>Fold %1, %2</source>
        <translation>폴드 %1, %2</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>폴드 %1</translation>
    </message>
    <message>
        <source>%1 … and %L2 more</source>
        <translation>%1 … 외 %L2건</translation>
    </message>
    <message>
        <source>%1 (no clip)</source>
        <translation>%1(클립 없음)</translation>
    </message>
    <message>
        <source>Found of each class in the validation part, epoch %1</source>
        <translation>에포크 %1에서 검증 부분의 클래스별로 찾아낸 비율</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>최신</translation>
    </message>
    <message>
        <source>Curves shown strongly</source>
        <translation>진하게 그릴 곡선</translation>
    </message>
    <message>
        <source>The fold or network whose curves are drawn strongly</source>
        <translation>곡선을 진하게 그릴 폴드나 신경망</translation>
    </message>
    <message>
        <source>Recall by class</source>
        <translation>클래스별 재현율</translation>
    </message>
    <message>
        <source>%1 (%L2 times)</source>
        <translation>%1 (%L2번)</translation>
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
    <message>
        <source>Fold %1: %2</source>
        <translation>폴드 %1: %2</translation>
    </message>
    <message>
        <source>Go on   %1</source>
        <translation>다시 진행   %1</translation>
    </message>
    <message>
        <source>Pause   %1</source>
        <translation>일시 정지   %1</translation>
    </message>
    <message>
        <source>Goes on where the training was paused</source>
        <translation>일시 정지한 곳에서 다시 진행합니다</translation>
    </message>
    <message>
        <source>Paused in epoch %1 of %2</source>
        <translation>에포크 %1/%2에서 일시 정지됨</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>%1 clips/s</source>
        <translation>초당 클립 %1개</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>학습률 %1</translation>
    </message>
    <message>
        <source>Halts after the current batch; nothing is lost</source>
        <translation>지금 배치를 마치고 멈춥니다. 잃는 것은 없습니다</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>먼저 프로젝트를 여세요.</translation>
    </message>
    <message>
        <source>Stopping; what was done can be continued.</source>
        <translation>멈추는 중. 한 것은 이어 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped: what was done can be continued.</source>
        <translation>멈춤: 한 것은 이어 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈춤.</translation>
    </message>
    <message>
        <source>A training is running; what is set up here can wait in the queue.</source>
        <translation>학습 중입니다. 여기서 정한 것은 대기열에서 기다릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Baselines and shortcuts, %L1 of %L2 clips read</source>
        <translation>기준선과 지름길, 클립 %L2개 중 %L1개 읽음</translation>
    </message>
    <message>
        <source>Queue   %1</source>
        <translation>대기열   %1</translation>
    </message>
    <message>
        <source>Starts as it is set up now, with the labels of now, when the trainings before it have ended</source>
        <translation>앞의 학습이 끝나면 지금의 설정과 라벨로 시작합니다</translation>
    </message>
    <message>
        <source>Run %1 goes on</source>
        <translation>실행 %1 계속</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>설정: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait in the queue and would not be made.</source>
        <translation>
            <numerusform>기다리는 학습 %n개는 하지 않게 됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accuracy %1 % on %Ln test clip(s) (always the most frequent class: %2 %), balanced accuracy %3 %.</source>
        <translation><numerusform>시험 클립 %Ln개에서 정확도 %1%(늘 가장 많은 클래스: %2%), 균형 정확도 %3%.</numerusform></translation>
    </message>
    <message>
        <source>Paused in fold %1 of %2, epoch %3 of %4</source>
        <translation>폴드 %1/%2, 에포크 %3/%4에서 일시 정지</translation>
    </message>
    <message>
        <source>Curves alone   %1</source>
        <translation>곡선만   %1</translation>
    </message>
    <message>
        <source>Hides what is set up and the log, for a projector; again shows them</source>
        <translation>프로젝터용으로 설정과 기록을 숨깁니다. 다시 누르면 보입니다</translation>
    </message>
    <message>
        <source>A recipe has edits that are not kept.</source>
        <translation>레시피에 보관하지 않은 수정이 있습니다.</translation>
    </message>
    <message>
        <source>A training is still running. Labels are saved either way.</source>
        <translation>학습이 아직 돌고 있습니다. 라벨은 어느 쪽이든 저장됩니다.</translation>
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
    <message>
        <source>baselines and shortcuts, clip %L1 of %L2</source>
        <translation>기준선과 지름길, 클립 %L2개 중 %L1개</translation>
    </message>
</context>
<context>
    <name>ullim::TrainSettingsForm</name>
    <message>
        <source>Optimiser</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>Stopping and checkpoints</source>
        <translation>종료와 체크포인트</translation>
    </message>
    <message>
        <source>Imbalance and regularisation</source>
        <translation>불균형과 정칙화</translation>
    </message>
    <message>
        <source>Augmented copies and evaluation</source>
        <translation>증강 사본과 평가</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>%1 끔</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>setting, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2 changed)</source>
        <translation>%1(%2개 바뀜)</translation>
    </message>
    <message>
        <source>Inputs of 0 to 1 are not standardised: ReLUs often die within 100 steps, and every clip gets the same answer. Choose a standardised scaling unless this is to be shown.</source>
        <translation>0~1 입력은 표준화된 값이 아닙니다. ReLU가 100단계 안에 죽어 모든 클립에 같은 답을 내는 일이 많습니다. 일부러 보여 줄 것이 아니라면 표준화하는 스케일링을 고르세요.</translation>
    </message>
    <message>
        <source>Inputs stay in dB, far from 0: training is slow or stands still. Choose a standardised scaling unless this is to be shown.</source>
        <translation>입력이 0에서 먼 dB 값 그대로입니다. 학습이 느리거나 멈춥니다. 일부러 보여 줄 것이 아니라면 표준화하는 스케일링을 고르세요.</translation>
    </message>
    <message>
        <source>Back to the recipe&apos;s value</source>
        <translation>레시피 값으로 되돌리기</translation>
    </message>
    <message>
        <source>%1: back to the recipe&apos;s value</source>
        <translation>%1: 레시피 값으로 되돌리기</translation>
    </message>
    <message>
        <source>All back to the recipe&apos;s values</source>
        <translation>모두 레시피 값으로 되돌리기</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>How often every training clip is seen</source>
        <translation>학습 클립마다 보는 횟수</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Clips in one step</source>
        <translation>한 단계의 클립 수</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The highest one, where the schedule changes it</source>
        <translation>스케줄이 바꾸는 경우 가장 높은 값</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>How the learning rate changes</source>
        <translation>학습률이 바뀌는 방식</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>one cycle: up, then down</source>
        <translation>원사이클: 올랐다가 내려감</translation>
    </message>
    <message>
        <source>cosine: down to 0</source>
        <translation>코사인: 0까지 내려감</translation>
    </message>
    <message>
        <source>steps: a tenth after each third</source>
        <translation>계단: 3분의 1마다 10분의 1로</translation>
    </message>
    <message>
        <source>plateau: a tenth when nothing improves</source>
        <translation>정체: 나아지지 않으면 10분의 1로</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Share of the steps in which one cycle goes up</source>
        <translation>원사이클이 올라가는 단계의 비율</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Of SGD</source>
        <translation>SGD의 모멘텀</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>AdamW takes it from the weights themselves; Adam and SGD add it to the loss (L2)</source>
        <translation>AdamW는 가중치에서 직접 빼고, Adam과 SGD는 손실에 더합니다(L2)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>처음 가중치</translation>
    </message>
    <message>
        <source>Glorot, as Keras</source>
        <translation>Glorot, Keras처럼</translation>
    </message>
    <message>
        <source>as PyTorch</source>
        <translation>PyTorch처럼</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Stops early when the validation loss has not improved for so many epochs</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면 일찍 멈춥니다</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>최소 개선</translation>
    </message>
    <message>
        <source>An epoch is better when its loss is lower by more than this</source>
        <translation>손실이 이보다 더 낮아져야 더 나은 에포크로 봅니다</translation>
    </message>
    <message>
        <source>Keep the weights of the best epoch</source>
        <translation>가장 좋은 에포크의 가중치 유지</translation>
    </message>
    <message>
        <source>Otherwise those of the last</source>
        <translation>아니면 마지막 에포크의 것</translation>
    </message>
    <message>
        <source>Epochs kept</source>
        <translation>남길 에포크</translation>
    </message>
    <message>
        <source>So many of the best epochs are kept as model files</source>
        <translation>가장 좋은 에포크를 이만큼 모델 파일로 남깁니다</translation>
    </message>
    <message>
        <source>only the best</source>
        <translation>가장 좋은 것만</translation>
    </message>
    <message>
        <source>Weight classes by how rare they are</source>
        <translation>드문 만큼 클래스에 가중치</translation>
    </message>
    <message>
        <source>Focal gamma</source>
        <translation>포컬 감마</translation>
    </message>
    <message>
        <source>Clips that are right already count less</source>
        <translation>이미 맞힌 클립은 덜 셉니다</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>라벨 스무딩</translation>
    </message>
    <message>
        <source>This share of each label is spread over all classes</source>
        <translation>라벨의 이 비율을 모든 클래스에 나눕니다</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>믹스업</translation>
    </message>
    <message>
        <source>Mixes pairs of clips; alpha of the beta distribution. Off in the last tenth of the epochs</source>
        <translation>클립을 둘씩 섞습니다. 베타 분포의 알파. 마지막 10분의 1 에포크에서는 끔</translation>
    </message>
    <message>
        <source>SpecAugment masks</source>
        <translation>SpecAugment 가리개</translation>
    </message>
    <message>
        <source>So many bands of frequency and of time are blanked in each picture</source>
        <translation>그림마다 주파수 띠와 시간 띠를 이만큼 지웁니다</translation>
    </message>
    <message>
        <source>Time shift</source>
        <translation>시간 이동</translation>
    </message>
    <message>
        <source>Pictures are rolled by up to this share of their width</source>
        <translation>그림을 너비의 이 비율까지 돌려 옮깁니다</translation>
    </message>
    <message>
        <source>Frequency warp</source>
        <translation>주파수 늘이기</translation>
    </message>
    <message>
        <source>The frequency axis is stretched by up to this share, as voices differ</source>
        <translation>목소리가 다르듯 주파수 축을 이 비율까지 늘이거나 줄입니다</translation>
    </message>
    <message>
        <source>Augmented copies</source>
        <translation>증강 사본</translation>
    </message>
    <message>
        <source>Of each training clip, when there is an augmentation chain</source>
        <translation>증강 체인이 있을 때 학습 클립마다</translation>
    </message>
    <message>
        <source>Test views</source>
        <translation>시험 시점 수</translation>
    </message>
    <message>
        <source>Five: predictions are the mean over shifted and stretched pictures as well</source>
        <translation>다섯: 옮기고 늘인 그림까지 예측을 평균합니다</translation>
    </message>
    <message>
        <source>one: the clip as it is</source>
        <translation>하나: 클립 그대로</translation>
    </message>
    <message>
        <source>five, averaged</source>
        <translation>다섯, 평균</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>What is done to pictures first; learnt from the training part alone</source>
        <translation>그림에 먼저 하는 일. 학습 부분에서만 맞춥니다</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>standardised, one for all</source>
        <translation>표준화, 전체 하나로</translation>
    </message>
    <message>
        <source>standardised row by row</source>
        <translation>표준화, 행마다</translation>
    </message>
    <message>
        <source>standardised pixel by pixel</source>
        <translation>표준화, 픽셀마다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Same seed, same threads, same machine: same result</source>
        <translation>시드, 스레드 수, 컴퓨터가 같으면 결과도 같습니다</translation>
    </message>
    <message>
        <source>Threads of a fold</source>
        <translation>폴드의 스레드 수</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Folds at once</source>
        <translation>동시 폴드</translation>
    </message>
    <message>
        <source>Automatic: as many as cores allow, at most 4</source>
        <translation>자동: 코어가 되는 만큼, 최대 4</translation>
    </message>
</context>
<context>
    <name>ullim::TrainSetup</name>
    <message>
        <source>%1 (%L2)</source>
        <comment>class and its number of clips</comment>
        <translation>%1 (%L2)</translation>
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
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>Mapping of classes</source>
        <translation>클래스 매핑</translation>
    </message>
    <message>
        <source>Mappings of classes (*.ullim-classes.json);;All files (*)</source>
        <translation>클래스 매핑 (*.ullim-classes.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>%1: nine emotions of GEMS to four</source>
        <translation>%1: GEMS의 아홉 감정을 넷으로</translation>
    </message>
    <message>
        <source>Change the labels themselves…</source>
        <translation>라벨 자체 바꾸기…</translation>
    </message>
    <message>
        <source>Classes looked at through a mapping; labels are not touched (empty: as they are)</source>
        <translation>매핑을 거쳐 본 클래스. 라벨은 바꾸지 않음 (비우면 그대로)</translation>
    </message>
    <message>
        <source>joy=amazement,joyful_activation; =unclear</source>
        <translation>joy=amazement,joyful_activation; =unclear</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>The recipe does not fit: %1</source>
        <translation>레시피가 맞지 않습니다: %1</translation>
    </message>
    <message>
        <source>Cli&amp;ps</source>
        <translation>클립(&amp;P)</translation>
    </message>
    <message>
        <source>Settin&amp;gs</source>
        <translation>설정(&amp;G)</translation>
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
    <name>ullim::UndoController</name>
    <message numerus="yes">
        <source>Undone up to the import of %n clip(s). %1 once more takes it back, too; the files stay.</source>
        <translation><numerusform>클립 %n개를 가져온 데까지 되돌렸습니다. %1을(를) 한 번 더 누르면 가져오기도 되돌립니다. 파일은 그대로 남습니다.</numerusform></translation>
    </message>
    <message>
        <source>Take back the import</source>
        <translation>가져오기 되돌리기</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
    <message numerus="yes">
        <source>The import of %n clip(s) was taken back. %1 brings it back, then the labels.</source>
        <translation><numerusform>클립 %n개의 가져오기를 되돌렸습니다. %1을(를) 누르면 가져오기, 이어서 라벨이 돌아옵니다.</numerusform></translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>되돌림: %1.</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>다시 실행: %1.</translation>
    </message>
    <message>
        <source>The list does not show this clip: %1.</source>
        <translation>목록에 보이지 않는 클립입니다: %1.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보기</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) changed.</source>
        <translation><numerusform>클립 %n개가 바뀌었습니다.</numerusform></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>보기</translation>
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
