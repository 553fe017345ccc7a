import Theme from 'vitepress/theme-without-fonts';
import './azroute.css';

export default Theme;
